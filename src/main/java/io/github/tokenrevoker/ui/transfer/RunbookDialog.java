package io.github.tokenrevoker.ui.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.transfer.RunbookText;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.SecretText;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.TokenWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
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

    private final Background background;
    private final ObjectProperty<RunbookText> found = new SimpleObjectProperty<>(RunbookText.NOTHING);
    private final BooleanProperty reading = new SimpleBooleanProperty();

    /** How many texts there were; what was read of an older one does not count any more. */
    private int versions;

    private boolean hiding;

    private RunbookDialog(Background background) {
        this.background = background;
    }

    /** Asks for a text of a runbook, which is read in the background. */
    static CompletableFuture<Optional<RunbookText>> show(
            Window owner, Map<String, String> environment, Background background) {
        return new RunbookDialog(background).open(owner, environment);
    }

    private CompletableFuture<Optional<RunbookText>> open(Window owner, Map<String, String> environment) {
        TextArea pasted = new TextArea();
        pasted.setId("runbook-text");
        pasted.setPromptText(texts.get("runbook.prompt"));
        pasted.setPrefRowCount(ROWS);
        pasted.setWrapText(true);
        pasted.getStyleClass().add("code");
        pasted.textProperty().subscribe(text -> read(text, pasted));
        Label words = text("");
        words.setId("runbook-found");
        RunbookText ofProcess = RunbookText.ofEnvironment(environment);
        Button fromEnvironment = new Button(texts.get("runbook.environment"));
        fromEnvironment.setId("runbook-environment");
        fromEnvironment.setVisible(!ofProcess.isEmpty());
        fromEnvironment.setManaged(fromEnvironment.isVisible());
        fromEnvironment.setOnAction(_ -> {
            versions++;
            take(ofProcess);
        });
        Button go = main("runbook-go", texts.get("runbook.go"));
        go.disableProperty()
                .bind(reading.or(Bindings.createBooleanBinding(() -> found.get().isEmpty(), found)));
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
        return ask(stage, () -> SecretText.clear(pasted));
    }

    private void read(String text, TextArea pasted) {
        if (hiding) {
            return;
        }
        int version = ++versions;
        if (text.isBlank()) {
            take(RunbookText.NOTHING);
            return;
        }
        reading.set(true);
        background.run(() -> RunbookText.read(text), read -> take(read, version, pasted), _ -> {
            if (version == versions) {
                take(RunbookText.NOTHING);
            }
        });
    }

    private void take(RunbookText read) {
        reading.set(false);
        found.set(read);
    }

    /**
     * Takes what was read of the text that still stands there. A mask stands for the token that was found before; letters typed
     * behind it belong to the token, and with a part of the mask the whole token goes.
     */
    private void take(RunbookText read, int version, TextArea pasted) {
        if (version == versions) {
            Optional<AccessToken> token = read.token().or(() -> typedOn(pasted.getText()));
            Set<String> unknown = token.isPresent() && read.address().isPresent() ? Set.of() : read.unknown();
            take(new RunbookText(read.address(), token, unknown, read.remarks()));
            hide(pasted);
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
            hiding = true;
            pasted.setText(hidden);
            pasted.positionCaret(caret);
            hiding = false;
        }
    }

    private String words(RunbookText text) {
        List<String> lines = new ArrayList<>();
        if (!text.isEmpty() || (text.unknown().isEmpty() && text.remarks().isEmpty())) {
            lines.add(foundIn(text));
        }
        if (!text.unknown().isEmpty()) {
            lines.add(texts.get(
                    "runbook.unknown",
                    text.unknown().stream()
                            .map(name -> "$" + Harmless.line(name, MAX_NAME))
                            .collect(Collectors.joining(", "))));
        }
        text.remarks().stream()
                .sorted()
                .map(remark -> texts.get("runbook.remark." + remark, RunbookText.MAX_LENGTH))
                .forEach(lines::add);
        return String.join("\n", lines);
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
