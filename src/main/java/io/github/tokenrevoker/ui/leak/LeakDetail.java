package io.github.tokenrevoker.ui.leak;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.revocation.leak.Ending;
import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.LeakedToken;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.EndingRequest;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Everything that is known of one leaked token, its own letters aside. Belongs to the FX thread. */
final class LeakDetail extends ScrollPane {
    private static final int GAP = 8;
    private static final double HEIGHT = 190;

    private final Texts texts = Texts.of(LeakDetail.class);
    private final GridPane facts = new GridPane(2 * GAP, GAP / 2.0);
    private Subscription follows = Subscription.EMPTY;

    LeakDetail() {
        setId("leak-detail");
        setContent(facts);
        setFitToWidth(true);
        setPrefHeight(HEIGHT);
        setMinHeight(HEIGHT);
        facts.getStyleClass().add("facts");
        show(Optional.empty());
    }

    void show(Optional<LeakRow> row) {
        follows.unsubscribe();
        setVisible(row.isPresent());
        setManaged(row.isPresent());
        facts.getChildren().clear();
        follows = row.map(chosen -> chosen.evidenceProperty().subscribe(this::fill))
                .orElse(Subscription.EMPTY);
    }

    private void fill(TokenEvidence one) {
        facts.getChildren().clear();
        LeakedToken token = one.token();
        add("ending", LeakWords.ending(token));
        EndingRequest.of(token).ifPresent(this::offerToCopy);
        add("token", token.found().hint());
        add("zone", LeakWords.zone(token.inscription()));
        if (token.ending() instanceof Ending.ByProfile by) {
            add("profile", Harmless.line(by.with().profile().name()));
        }
        add("caveats", LeakWords.caveats(token.inscription()));
        add("places", LeakWords.places(token.found().places(), token.found().occurrences()));
        add("answers", one.answers().stream().map(LeakDetail::withTime).collect(Collectors.joining("\n")));
    }

    private static String withTime(LeakAnswer answer) {
        return Moments.local(answer.at()) + ": " + LeakWords.answer(answer);
    }

    private void add(String key, String value) {
        if (value.isBlank()) {
            return;
        }
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        Label words = new Label(value);
        words.setId("leak-detail-" + key);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setHgrow(words, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), name, words);
    }

    private void offerToCopy(String request) {
        Button copy = Buttons.of("leak-copy-request", Feather.COPY, texts.get("copy-request"), () -> {});
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(request);
            Clipboard.getSystemClipboard().setContent(content);
            copy.setText(texts.get("copy-request.done"));
        });
        facts.add(copy, 1, facts.getRowCount());
    }
}
