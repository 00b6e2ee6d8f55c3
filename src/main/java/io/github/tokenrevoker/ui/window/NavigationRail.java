package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
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
        pages.entries().forEach(entry -> getChildren().add(pageButton(entry)));
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        StackPane vault = new StackPane(lockButton(vaultOpen));
        vault.setId("nav-vault");
        getChildren().addAll(gap, button(new Button(), "nav-settings", Command.SETTINGS), vault);
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
        Button lock = button(new Button(), "vault-lock", Command.LOCK);
        lock.setText(texts.get("lock"));
        lock.graphicProperty().bind(vaultOpen.map(open -> new Icon(open ? Feather.UNLOCK : Feather.LOCK)));
        return lock;
    }

    private <B extends ButtonBase> B button(B button, String id, Command command) {
        dress(button, id, command);
        button.setOnAction(_ -> actions.find(command).ifPresent(Actions.Action::run));
        return button;
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
