package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.SecretText;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.stage.Window;

/** Asks for the passphrase of a sealed file. */
final class PassphraseDialog extends TransferDialog<char[]> {
    private static final double WIDTH = 460;

    static CompletableFuture<Optional<char[]>> show(Window owner, String file, boolean again) {
        return new PassphraseDialog().open(owner, file, again);
    }

    private CompletableFuture<Optional<char[]>> open(Window owner, String file, boolean again) {
        PasswordField field = new PasswordField();
        field.setId("import-passphrase");
        Label wrong = text(again ? texts.get("passphrase.wrong") : "");
        wrong.setId("import-passphrase-problem");
        wrong.getStyleClass().add("blocked");
        wrong.setManaged(again);
        Button open = main("import-open", texts.get("passphrase.open"));
        open.disableProperty().bind(field.textProperty().isEmpty());
        DialogStage stage = stage(
                owner,
                "import-passphrase-dialog",
                WIDTH,
                texts.get("import.title"),
                text(texts.get("passphrase.text", file)),
                field,
                wrong,
                buttons("import-passphrase-cancel", open));
        open.setOnAction(_ -> answer(stage, field.getText().toCharArray()));
        return ask(stage, () -> SecretText.clear(field));
    }
}
