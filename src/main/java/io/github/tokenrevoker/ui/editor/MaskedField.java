package io.github.tokenrevoker.ui.editor;

import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.ui.words.Icon;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A field for a secret: masked, with a button that reveals it for as long as it is pressed in. */
final class MaskedField extends HBox {
    private final PasswordField masked = new PasswordField();
    private final TextField revealed = new TextField();
    private final ToggleButton reveal = new ToggleButton(null, new Icon(Feather.EYE));

    MaskedField(String id, String revealWords) {
        super(6);
        masked.setId(id);
        revealed.setId(id + "-revealed");
        reveal.setId(id + "-reveal");
        Hint.on(reveal, revealWords);
        reveal.setAccessibleText(revealWords);
        revealed.textProperty().bindBidirectional(masked.textProperty());
        revealed.visibleProperty().bind(reveal.selectedProperty());
        masked.visibleProperty().bind(reveal.selectedProperty().not());
        StackPane fields = new StackPane(masked, revealed);
        HBox.setHgrow(fields, Priority.ALWAYS);
        getChildren().addAll(fields, reveal);
    }

    StringProperty textProperty() {
        return masked.textProperty();
    }

    void setPrompt(String prompt) {
        masked.setPromptText(prompt);
        revealed.setPromptText(prompt);
    }

    void focus() {
        masked.requestFocus();
    }

    /** Empties the field, so that no scene keeps the letters. */
    void clear() {
        masked.clear();
        reveal.setSelected(false);
    }
}
