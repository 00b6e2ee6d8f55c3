package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * A dialog that ends with an answer, or with none.
 *
 * @param <T> the answer
 */
abstract class TransferDialog<T> {
    private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
    final Texts texts = Texts.of(TransferDialog.class);

    /** The operator's yes; the stage closes. */
    final void answer(DialogStage stage, T value) {
        answer.complete(Optional.of(value));
        stage.close();
    }

    /** Shows the stage. The future completes on the FX thread; empty when cancelled. */
    final CompletableFuture<Optional<T>> ask(DialogStage stage, Runnable closed) {
        stage.setOnHidden(_ -> {
            closed.run();
            answer.complete(Optional.empty());
        });
        stage.showCentred();
        return answer;
    }

    final DialogStage stage(Window owner, String id, double width, String title, Node... nodes) {
        VBox content = new VBox(14, nodes);
        content.setId(id);
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(width);
        return new DialogStage(owner, title, content);
    }

    final Label text(String words) {
        Label text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }

    final Button main(String id, String words) {
        Button button = new Button(words);
        button.setId(id);
        button.setDefaultButton(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    final HBox buttons(String cancelId, Node... others) {
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId(cancelId);
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> cancel.getScene().getWindow().hide());
        HBox buttons = new HBox(10, cancel);
        buttons.getChildren().addAll(others);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }
}
