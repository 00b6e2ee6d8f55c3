package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.ui.controls.SecretText;
import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.ui.words.Icon;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A field for a secret: masked, with a button that reveals it for as long as it is pressed in. */
public final class MaskedField extends HBox {
    /** Stands for a line break: fields of one line drop the usual ones from what is pasted. */
    private static final String LINE_SEPARATOR = "\u2028";

    private final PasswordField masked = new PasswordField() {
        @Override
        public void paste() {
            MaskedField.this.paste(this);
        }
    };
    private final TextField revealed = new TextField() {
        @Override
        public void paste() {
            MaskedField.this.paste(this);
        }
    };
    private final ToggleButton reveal = new ToggleButton(null, new Icon(Feather.EYE));

    private final boolean keepsLines;

    /** For a password. */
    public MaskedField(String id, String revealWords) {
        this(id, revealWords, false);
    }

    private MaskedField(String id, String revealWords, boolean keepsLines) {
        super(6);
        this.keepsLines = keepsLines;
        masked.setId(id);
        revealed.setId(id + "-revealed");
        reveal.setId(id + "-reveal");
        Hint.on(reveal, revealWords);
        reveal.setAccessibleText(revealWords);
        reveal.selectedProperty().subscribe((_, on) -> show(on));
        revealed.visibleProperty().bind(reveal.selectedProperty());
        masked.visibleProperty().bind(reveal.selectedProperty().not());
        StackPane fields = new StackPane(masked, revealed);
        HBox.setHgrow(fields, Priority.ALWAYS);
        getChildren().addAll(fields, reveal);
    }

    /** For an access token, whose line breaks are kept when it is pasted: they tell a wrapped token from two. */
    public static MaskedField ofToken(String id, String revealWords) {
        return new MaskedField(id, revealWords, true);
    }

    private void paste(TextField field) {
        String text = Clipboard.getSystemClipboard().getString();
        if (text != null) {
            field.replaceSelection(keepsLines ? text.strip().replaceAll("\\R", LINE_SEPARATOR) : text);
        }
    }

    /** The letters are in the second field only while they are shown: the toolkit keeps what it has laid out, shown or not. */
    private void show(boolean on) {
        if (on) {
            revealed.textProperty().bindBidirectional(masked.textProperty());
        } else {
            revealed.textProperty().unbindBidirectional(masked.textProperty());
            SecretText.clear(revealed);
        }
    }

    public StringProperty textProperty() {
        return masked.textProperty();
    }

    public void setPrompt(String prompt) {
        masked.setPromptText(prompt);
        revealed.setPromptText(prompt);
    }

    public void focus() {
        masked.requestFocus();
    }

    /** Empties the field, so that no scene keeps the letters. */
    public void clear() {
        reveal.setSelected(false);
        SecretText.clear(masked);
    }
}
