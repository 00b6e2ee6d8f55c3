package io.github.tokenrevoker.ui.secrets;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import io.github.tokenrevoker.ui.controls.SecretText;
import io.github.tokenrevoker.words.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** Two fields for a new passphrase, and how strong it is. */
public final class NewPassphrase extends VBox {
    /** Of zxcvbn's 0 to 4: what an attacker with the file would need years for. */
    private static final int STRONG_ENOUGH = 3;
    /** The library takes quadratic time, and no person is stronger after so many characters. */
    private static final int MEASURED = 72;

    private static final int BEST = 4;

    private final Texts texts = Texts.of(NewPassphrase.class);
    private final Zxcvbn meter = new Zxcvbn();
    private final PasswordField first = new PasswordField();
    private final PasswordField again = new PasswordField();
    private final IntegerProperty score = new SimpleIntegerProperty();
    private final BooleanBinding acceptable;

    public NewPassphrase() {
        super(8);
        first.setId("vault-new-passphrase");
        first.setPromptText(texts.get("new"));
        first.setAccessibleText(texts.get("new"));
        again.setId("vault-passphrase-again");
        again.setPromptText(texts.get("again"));
        again.setAccessibleText(texts.get("again"));
        ProgressBar strength = new ProgressBar();
        strength.setId("vault-strength");
        strength.setMaxWidth(Double.MAX_VALUE);
        strength.progressProperty().bind(score.divide((double) BEST));
        Label words = new Label();
        words.setId("vault-strength-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("field-note");
        first.textProperty().subscribe(typed -> score.set(measured(typed)));
        words.textProperty()
                .bind(Bindings.createStringBinding(this::words, first.textProperty(), again.textProperty(), score));
        acceptable = Bindings.createBooleanBinding(
                () -> score.get() >= STRONG_ENOUGH && first.getText().equals(again.getText()),
                score,
                first.textProperty(),
                again.textProperty());
        getChildren().addAll(first, strength, again, words);
    }

    private int measured(String typed) {
        if (typed.isEmpty()) {
            return 0;
        }
        Strength strength = meter.measure(typed.substring(0, Math.min(typed.length(), MEASURED)));
        int measured = strength.getScore();
        strength.wipe();
        return measured;
    }

    private String words() {
        if (first.getText().isEmpty()) {
            return texts.get("strength.empty");
        }
        String strength = texts.get("strength." + score.get());
        if (score.get() < STRONG_ENOUGH || again.getText().isEmpty()) {
            return strength;
        }
        return strength + " " + texts.get(first.getText().equals(again.getText()) ? "same" : "differs");
    }

    /** Whether it is strong enough and was typed twice alike. */
    public BooleanBinding acceptableExpression() {
        return acceptable;
    }

    /** What was typed; the caller overwrites it. */
    public char[] chosen() {
        return first.getText().toCharArray();
    }

    void focus() {
        first.requestFocus();
    }

    /** Empties both fields. */
    public void clear() {
        SecretText.clear(first);
        SecretText.clear(again);
    }
}
