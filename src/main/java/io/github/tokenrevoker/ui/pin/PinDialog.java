package io.github.tokenrevoker.ui.pin;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.connection.Fingerprint;
import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * Shows a certificate that was not accepted, and has the operator compare its fingerprint with one that came another way:
 * it has to be typed or pasted, since a glance compares nothing.
 */
public final class PinDialog {
    private static final double WIDTH = 640;
    private static final int MAX_TEXT = 300;

    private final Texts texts = Texts.of(PinDialog.class);
    private final PresentedCertificate presented;
    private final CompletableFuture<Optional<String>> answer = new CompletableFuture<>();

    private PinDialog(PresentedCertificate presented) {
        this.presented = presented;
    }

    /** Completes on the FX thread with the fingerprint to pin; empty when cancelled. */
    public static CompletableFuture<Optional<String>> ask(Window owner, String host, PresentedCertificate presented) {
        return new PinDialog(presented).open(owner, host);
    }

    private CompletableFuture<Optional<String>> open(Window owner, String host) {
        TextField given = new TextField();
        given.setId("pin-fingerprint");
        given.setPromptText(texts.get("prompt"));
        Label match = text("");
        match.setId("pin-match");
        match.getStyleClass().add("field-note");
        Button trust = new Button(texts.get("trust"));
        trust.setId("pin-trust");
        trust.setMinWidth(Region.USE_PREF_SIZE);
        trust.disableProperty().bind(given.textProperty().map(typed -> !matches(typed)));
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId("pin-cancel");
        cancel.setCancelButton(true);
        HBox buttons = new HBox(10, cancel, trust);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(14, text(texts.get("text", host)), facts(), given, match, buttons);
        content.setId("pin-dialog");
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        DialogStage stage = new DialogStage(owner, texts.get("title"), content);
        given.textProperty().subscribe(typed -> {
            match.setText(matchWords(typed));
            StageSize.fit(stage);
        });
        cancel.setOnAction(_ -> stage.close());
        trust.setOnAction(_ -> {
            answer.complete(Optional.of(presented.certificate().fingerprint()));
            stage.close();
        });
        stage.setOnHidden(_ -> answer.complete(Optional.empty()));
        stage.showCentred();
        return answer;
    }

    private boolean matches(String typed) {
        return Fingerprint.read(typed)
                .map(presented.certificate().fingerprint()::equals)
                .orElse(false);
    }

    private String matchWords(String typed) {
        if (typed.isBlank()) {
            return texts.get("match.open");
        }
        if (matches(typed)) {
            return texts.get("match.yes");
        }
        return texts.get(Fingerprint.read(typed).isPresent() ? "match.no" : "match.incomplete");
    }

    private GridPane facts() {
        GridPane facts = new GridPane(16, 8);
        facts.getStyleClass().add("facts");
        fact(facts, "subject", presented.certificate().subject());
        fact(facts, "issuer", presented.issuer());
        fact(facts, "names", String.join(", ", presented.names()));
        fact(facts, "valid-from", Moments.local(presented.validFrom()));
        fact(facts, "valid-until", Moments.local(presented.certificate().validUntil()));
        return facts;
    }

    private void fact(GridPane facts, String key, String value) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label shown = text(Harmless.line(value, MAX_TEXT));
        GridPane.setHgrow(shown, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), name, shown);
    }

    private static Label text(String words) {
        Label text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }
}
