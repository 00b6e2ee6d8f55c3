package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.secret.Vault.Change;
import io.github.tokenrevoker.secret.Vault.Choice;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks which version of the vault counts, after somebody else has changed its file. */
final class VaultChangedDialog {
    private static final double WIDTH = 480;

    private final Texts texts = Texts.of(VaultChangedDialog.class);
    private final CompletableFuture<Optional<Choice>> answer = new CompletableFuture<>();
    private final DialogStage stage;

    private VaultChangedDialog(Window owner, Change change) {
        Label text = new Label(texts.get("changed." + change));
        text.setId("vault-changed-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId("vault-changed-cancel");
        cancel.setCancelButton(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(
                10,
                button("vault-keep-mine", texts.get("changed.mine"), Choice.MINE),
                gap,
                cancel,
                button("vault-take-theirs", texts.get("changed.theirs." + change), Choice.THEIRS));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(14, text, buttons);
        content.setId("vault-changed-dialog");
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        stage = new DialogStage(owner, texts.get("changed.title"), content);
        cancel.setOnAction(_ -> stage.close());
        stage.setOnHidden(_ -> answer.complete(Optional.empty()));
        stage.showCentred();
        cancel.requestFocus();
    }

    /** Completes on the FX thread; empty when the operator cancelled. */
    static CompletableFuture<Optional<Choice>> ask(Window owner, Change change) {
        return new VaultChangedDialog(owner, change).answer;
    }

    private Button button(String id, String words, Choice choice) {
        Button button = new Button(words);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            answer.complete(Optional.of(choice));
            stage.close();
        });
        return button;
    }
}
