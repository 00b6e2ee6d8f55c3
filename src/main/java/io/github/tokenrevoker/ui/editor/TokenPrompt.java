package io.github.tokenrevoker.ui.editor;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for the token of a profile that has none in this run. */
public final class TokenPrompt {
    private static final double WIDTH = 480;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Texts texts = Texts.of(TokenPrompt.class);
    private final MaskedField field = MaskedField.ofToken("token-prompt-field", texts.get("token.reveal"));
    private final Label note = new Label();
    private final Button ok = new Button(texts.get("ask.ok"));
    private final DialogStage stage;
    private final Circumstances circumstances;
    private final PastedTokenReader reader;
    private final CompletableFuture<Optional<AccessToken>> answer = new CompletableFuture<>();

    private TokenPrompt(Window owner, Background background, Clock clock, String words, Circumstances circumstances) {
        this.circumstances = circumstances;
        this.reader = new PastedTokenReader(background, clock, told -> tell(told, false));
        stage = new DialogStage(owner, texts.get("ask.title"), content(words));
        stage.setOnHidden(_ -> {
            field.clear();
            answer.complete(Optional.empty());
        });
        field.textProperty().subscribe(this::judge);
    }

    /** Why a token has to be asked for. */
    public sealed interface Reason {
        /** None rests where the profile's token should. */
        record Missing(String profileName, TokenHome home) implements Reason {}

        /** The place could not say. */
        record Failed(String profileName, String why) implements Reason {}

        private String words() {
            Texts texts = Texts.of(TokenPrompt.class);
            return switch (this) {
                case Missing missing -> texts.get("ask.text." + missing.home(), missing.profileName());
                case Failed failed -> texts.get("ask.failed", failed.profileName(), failed.why());
            };
        }
    }

    /**
     * Asks for the token.
     *
     * @param reason why it has to be asked for
     * @param circumstances what the pasted one is judged against
     * @return completes on the FX thread; empty when cancelled
     */
    public static CompletableFuture<Optional<AccessToken>> ask(
            Window owner, Background background, Clock clock, Reason reason, Circumstances circumstances) {
        TokenPrompt prompt = new TokenPrompt(owner, background, clock, reason.words(), circumstances);
        prompt.stage.showCentred();
        prompt.field.focus();
        return prompt.answer;
    }

    private VBox content(String words) {
        Label text = new Label(words);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setWrapText(true);
        field.setPrompt(texts.get("token.prompt"));
        note.setId("token-prompt-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("field-note", Styles.TEXT_SMALL);
        ok.setId("token-prompt-ok");
        ok.setDefaultButton(true);
        ok.setOnAction(_ -> accept());
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId("token-prompt-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> stage.close());
        HBox buttons = new HBox(10, cancel, ok);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(14, text, field, note, buttons);
        content.setId("token-prompt");
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        return content;
    }

    private void judge(String text) {
        ok.setDisable(true);
        try {
            if (!text.isBlank()) {
                AccessToken.pasted(text);
                ok.setDisable(false);
            }
            reader.read(text, Optional.of(circumstances));
        } catch (UnusableTokenException unusable) {
            reader.read("", Optional.empty());
            tell(texts.get("token." + unusable.reason()), true);
        }
    }

    private void tell(String words, boolean wrong) {
        note.setText(words);
        note.pseudoClassStateChanged(WRONG, wrong);
        note.setManaged(!words.isEmpty());
        StageSize.fit(stage);
    }

    private void accept() {
        try {
            answer.complete(Optional.of(AccessToken.pasted(field.textProperty().get())));
            stage.close();
        } catch (UnusableTokenException _) {
            ok.setDisable(true);
        }
    }
}
