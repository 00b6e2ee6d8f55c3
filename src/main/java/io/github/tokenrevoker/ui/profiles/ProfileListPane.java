package io.github.tokenrevoker.ui.profiles;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import io.github.tokenrevoker.ui.background.Toolkit;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.EscapeKey;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSearch;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.NaturalOrder;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.kordamp.ikonli.feather.Feather;

/** All profiles: search them, choose one, and what can be done with it. */
public final class ProfileListPane extends VBox {
    /** How many rows are left in sight above the one that is scrolled to. */
    private static final int ROWS_ABOVE = 2;

    private final Texts texts = Texts.of(ProfileListPane.class);
    private final ProfileActions actions;
    private final FilteredList<ProfileSession> found;
    private final ListView<ProfileSession> list;
    private final TextField search;

    public ProfileListPane(ProfileBook book, ProfileActions actions, Clock clock) {
        this.actions = actions;
        this.found = new FilteredList<>(book.sessions());
        Comparator<ProfileSession> byName =
                Comparator.comparing(session -> session.profile().name(), NaturalOrder.OF_NAMES);
        this.list = new ListView<>(new SortedList<>(found, byName));
        this.search = searchField();
        getStyleClass().add("profiles");
        list.setId("profile-list");
        list.setCellFactory(_ -> new ProfileCell(clock));
        list.setPlaceholder(placeholder());
        list.getStyleClass().add(Styles.DENSE);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(heading(), list, unsavedMark(book), tools());
    }

    /** The chosen profile; null while none is. */
    public ReadOnlyObjectProperty<ProfileSession> chosenProperty() {
        return list.getSelectionModel().selectedItemProperty();
    }

    /** Chooses a profile, and ends a search that would hide it. */
    public void choose(ProfileSession session) {
        if (!found.contains(session)) {
            search.clear();
        }
        list.getSelectionModel().select(session);
        // What shows the profile may take room from the list, which scrolls rightly only after that.
        if (getScene() != null) {
            Toolkit.afterNextLayout(getScene(), () -> reveal(session));
        }
    }

    /** Scrolls to a profile, unless it is in sight as a whole. */
    private void reveal(ProfileSession session) {
        int row = list.getItems().indexOf(session);
        boolean inSight = list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
                && flow.getFirstVisibleCell() != null
                && flow.getLastVisibleCell() != null
                && (row == 0 || flow.getFirstVisibleCell().getIndex() < row)
                && flow.getLastVisibleCell().getIndex() > row;
        if (row >= 0 && !inSight) {
            list.scrollTo(Math.max(0, row - ROWS_ABOVE));
        }
    }

    private HBox heading() {
        Button add = Buttons.of("profile-add", Feather.PLUS, texts.get("add"), actions::add);
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox heading = new HBox(8, search, add);
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    /** Puts the focus into the search field, with what is in it selected. */
    public void search() {
        search.requestFocus();
        search.selectAll();
    }

    private TextField searchField() {
        CustomTextField field = (CustomTextField) TextFields.createClearableTextField();
        field.setId("profile-search");
        field.setPromptText(texts.get("search"));
        field.setLeft(new Icon(Feather.SEARCH));
        field.textProperty().subscribe(typed -> found.setPredicate(new ProfileSearch(typed)));
        return EscapeKey.clears(field);
    }

    /** Offers a menu on the list, by the right mouse button and by the menu key. */
    public void offerMenu(ContextMenu menu) {
        list.setContextMenu(menu);
    }

    private Label placeholder() {
        Label nothing = new Label();
        nothing.getStyleClass().add(Styles.TEXT_MUTED);
        nothing.setWrapText(true);
        nothing.textProperty()
                .bind(search.textProperty().map(typed -> texts.get(typed.isBlank() ? "empty" : "nothing-found")));
        return nothing;
    }

    private HBox tools() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button practice = new Button(texts.get("start-practice"), new Icon(Feather.PLAY_CIRCLE));
        practice.setId("start-practice");
        practice.setMinWidth(Region.USE_PREF_SIZE);
        Hint.on(practice, texts.get("start-practice.hint"));
        practice.setOnAction(_ -> actions.startPractice());
        return new HBox(
                0,
                tool("profile-edit", Feather.EDIT_2, "edit", actions::edit),
                tool("profile-duplicate", Feather.COPY, "duplicate", actions::duplicate),
                FocusGuard.destructive(tool("profile-delete", Feather.TRASH_2, "delete", this::delete)),
                more(),
                gap,
                practice);
    }

    /** Deletes a profile, and leaves no other one chosen, so that the second click of a double click does not delete the next one. */
    public void delete(ProfileSession session) {
        actions.delete(session);
        if (!found.contains(session)) {
            list.getSelectionModel().clearSelection();
        }
    }

    private MenuButton more() {
        MenuButton more = new MenuButton(null, new Icon(Feather.MORE_HORIZONTAL));
        more.setId("profiles-more");
        more.setAccessibleText(texts.get("more"));
        Hint.on(more, texts.get("more"));
        more.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
        more.getItems()
                .addAll(
                        item("profiles-import", actions::importProfiles),
                        item("profiles-export", actions::exportProfiles),
                        item("profiles-paste", actions::pasteFromRunbook));
        return more;
    }

    private MenuItem item(String id, Runnable action) {
        MenuItem item = new MenuItem(texts.get(id));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Button iconButton(String id, Feather icon, String key) {
        Button button = new Button(null, new Icon(icon));
        button.setId(id);
        Hint.on(button, texts.get(key));
        button.setAccessibleText(texts.get(key));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        return button;
    }

    private Label unsavedMark(ProfileBook book) {
        Label mark = new Label(texts.get("unsaved"), new Icon(Feather.ALERT_TRIANGLE));
        mark.setId("unsaved-mark");
        mark.setWrapText(true);
        mark.getStyleClass().addAll("blocked", Styles.TEXT_SMALL);
        mark.visibleProperty().bind(book.file().problemProperty().map(Optional::isPresent));
        mark.managedProperty().bind(mark.visibleProperty());
        return mark;
    }

    private Button tool(String id, Feather icon, String key, Consumer<ProfileSession> action) {
        Button button = iconButton(id, icon, key);
        BooleanBinding none = chosenProperty().isNull();
        button.disableProperty().bind(none);
        button.setOnAction(_ -> Optional.ofNullable(chosenProperty().get()).ifPresent(action));
        return button;
    }
}
