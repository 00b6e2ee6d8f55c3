package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The navigation at the left of the window: a button with icon and label for each page; settings and lock at its foot. */
final class NavigationRail extends VBox {
    private final Texts texts = Texts.of(NavigationRail.class);
    private final Actions actions;
    private final Pages pages;

    /**
     * Builds the navigation.
     *
     * @param vaultOpen whether the vault is unlocked
     */
    NavigationRail(Pages pages, Actions actions, ObservableValue<Boolean> vaultOpen) {
        this.actions = actions;
        this.pages = pages;
        setId("navigation");
        getStyleClass().add("navigation");
        List<ToggleButton> buttons =
                pages.entries().stream().map(this::pageButton).toList();
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        StackPane vault = new StackPane(lockButton(vaultOpen));
        vault.setId("nav-vault");
        // The settings, which are the last page, stand at the foot.
        getChildren().addAll(buttons.subList(0, buttons.size() - 1));
        getChildren().addAll(gap, buttons.getLast(), vault);
    }

    private ToggleButton pageButton(PageEntry entry) {
        ToggleButton button = dress(new ToggleButton(), "nav-" + entry.id(), entry.command());
        button.setOnAction(_ -> pages.show(entry));
        pages.currentProperty().subscribe(current -> button.setSelected(current == entry));
        // A press on the page that is shown already leaves it chosen.
        button.selectedProperty()
                .subscribe(_ -> button.setSelected(pages.currentProperty().get() == entry));
        return button;
    }

    private Button lockButton(ObservableValue<Boolean> vaultOpen) {
        Button lock = dress(new Button(), "vault-lock", Command.LOCK);
        lock.setOnAction(_ -> actions.find(Command.LOCK).ifPresent(Actions.Action::run));
        lock.setText(texts.get("lock"));
        lock.graphicProperty().bind(vaultOpen.map(open -> new Icon(open ? Feather.UNLOCK : Feather.LOCK)));
        return lock;
    }

    private <B extends ButtonBase> B dress(B button, String id, Command command) {
        String name = actions.name(command);
        button.setId(id);
        button.setText(name);
        button.setGraphic(new Icon(command.icon()));
        button.setAlignment(Pos.CENTER_LEFT);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add("navigation-button");
        Optional<KeyCombination> keys = command.keys().stream().findFirst();
        Hint.on(
                button,
                keys.map(each -> texts.get("hint", name, each.getDisplayText())).orElse(name));
        return button;
    }
}
