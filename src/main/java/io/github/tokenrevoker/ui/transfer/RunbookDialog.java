package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.dialog.DialogStage;
import io.github.tokenrevoker.ui.dialog.StageSize;
import io.github.tokenrevoker.ui.words.TokenWords;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.stage.Window;

/** Takes a text of a runbook and says what it found in it. */
final class RunbookDialog extends TransferDialog<RunbookText> {
    private static final double WIDTH = 620;
    private static final int ROWS = 7;
    private static final String HIDDEN = "●●●●●●●●";

    private final ObjectProperty<RunbookText> found =
            new SimpleObjectProperty<>(new RunbookText(Optional.empty(), Optional.empty()));

    /**
     * Asks for a text of a runbook.
     *
     * @param later carries a change of the text out after the one under way
     */
    static CompletableFuture<Optional<RunbookText>> show(
            Window owner, Map<String, String> environment, Consumer<Runnable> later) {
        return new RunbookDialog().open(owner, environment, later);
    }

    private CompletableFuture<Optional<RunbookText>> open(
            Window owner, Map<String, String> environment, Consumer<Runnable> later) {
        TextArea pasted = new TextArea();
        pasted.setId("runbook-text");
        pasted.setPromptText(texts.get("runbook.prompt"));
        pasted.setPrefRowCount(ROWS);
        pasted.setWrapText(true);
        pasted.getStyleClass().add("code");
        pasted.textProperty().subscribe(text -> read(text, pasted, later));
        Label words = text("");
        words.setId("runbook-found");
        RunbookText ofProcess = RunbookText.ofEnvironment(environment);
        Button fromEnvironment = new Button(texts.get("runbook.environment"));
        fromEnvironment.setId("runbook-environment");
        fromEnvironment.setVisible(!ofProcess.isEmpty());
        fromEnvironment.setManaged(fromEnvironment.isVisible());
        fromEnvironment.setOnAction(_ -> found.set(ofProcess));
        Button go = main("runbook-go", texts.get("runbook.go"));
        go.disableProperty().bind(found.map(RunbookText::isEmpty));
        DialogStage stage = stage(
                owner,
                "runbook-dialog",
                WIDTH,
                texts.get("runbook.title"),
                text(texts.get("runbook.text")),
                pasted,
                words,
                buttons("runbook-cancel", fromEnvironment, go));
        found.subscribe(text -> {
            words.setText(words(text));
            StageSize.fit(stage);
        });
        go.setOnAction(_ -> answer(stage, found.get()));
        return ask(stage, pasted::clear);
    }

    /** A token that was found stands in the open no longer than it takes to read it. */
    private void read(String text, TextArea pasted, Consumer<Runnable> later) {
        RunbookText read = RunbookText.read(text);
        Optional<AccessToken> token =
                read.token().or(() -> text.contains(HIDDEN) ? found.get().token() : Optional.empty());
        found.set(new RunbookText(read.address(), token));
        read.token()
                .map(known -> known.maskedIn(text, HIDDEN))
                .filter(masked -> !masked.equals(text))
                .ifPresent(masked -> later.accept(() -> pasted.setText(masked)));
    }

    private String words(RunbookText text) {
        if (text.isEmpty()) {
            return texts.get("runbook.nothing");
        }
        String address = text.address().map(Object::toString).orElseGet(() -> texts.get("runbook.no-host"));
        String token = text.token()
                .map(TokenReader::read)
                .map(TokenWords::summary)
                .orElseGet(() -> texts.get("runbook.no-token"));
        return texts.get("runbook.found", address, token);
    }
}
