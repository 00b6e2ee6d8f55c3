package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.dialog.DialogStage;
import io.github.tokenrevoker.ui.dialog.StageSize;
import io.github.tokenrevoker.ui.words.Harmless;
import io.github.tokenrevoker.ui.words.TokenWords;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final int MAX_NAME = 60;
    private static final String HIDDEN = "●●●●●●●●";
    private static final Pattern MASK = Pattern.compile("(●++)([A-Za-z0-9_-]*+)");

    private final ObjectProperty<RunbookText> found = new SimpleObjectProperty<>(RunbookText.NOTHING);

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

    /**
     * Reads the text. A mask stands for the token that was found before; letters typed behind it belong to the token, and
     * with a part of the mask the whole token goes.
     */
    private void read(String text, TextArea pasted, Consumer<Runnable> later) {
        RunbookText read = RunbookText.read(text);
        Optional<AccessToken> token = read.token().or(() -> typedOn(text));
        Set<String> unknown = token.isPresent() && read.address().isPresent() ? Set.of() : read.unknown();
        found.set(new RunbookText(read.address(), token, unknown));
        if (!hidden(text).equals(text)) {
            later.accept(() -> hide(pasted));
        }
    }

    private Optional<AccessToken> typedOn(String text) {
        Matcher mask = MASK.matcher(text);
        Optional<AccessToken> before = found.get().token();
        if (before.isEmpty() || !mask.find() || !mask.group(1).equals(HIDDEN)) {
            return Optional.empty();
        }
        try {
            return mask.group(2).isEmpty() ? before : Optional.of(before.get().followedBy(mask.group(2)));
        } catch (UnusableTokenException _) {
            return Optional.empty();
        }
    }

    /** The text with a whole mask in the place of the token, or without the rest of a broken one. */
    private String hidden(String text) {
        String masked = MASK.matcher(text).replaceAll(mask -> mask.group(1).equals(HIDDEN) ? HIDDEN : "");
        return found.get().token().map(token -> token.maskedIn(masked, HIDDEN)).orElse(masked);
    }

    /** Replaces only what has to be hidden; the caret stays where it was typed. */
    private void hide(TextArea pasted) {
        String text = pasted.getText();
        String hidden = hidden(text);
        int caret =
                Math.min(hidden(text.substring(0, pasted.getCaretPosition())).length(), hidden.length());
        if (!hidden.equals(text)) {
            pasted.setText(hidden);
            pasted.positionCaret(caret);
        }
    }

    private String words(RunbookText text) {
        String unknown = text.unknown().isEmpty()
                ? ""
                : texts.get(
                        "runbook.unknown",
                        text.unknown().stream()
                                .map(name -> "$" + Harmless.line(name, MAX_NAME))
                                .collect(Collectors.joining(", ")));
        return text.isEmpty() && !unknown.isEmpty() ? unknown : (foundIn(text) + "\n" + unknown).strip();
    }

    private String foundIn(RunbookText text) {
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
