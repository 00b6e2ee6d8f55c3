package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.secrets.SecretQuestion.ForPassword;
import io.github.tokenrevoker.ui.secrets.SecretQuestion.ForToken;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks for a token or a password that is not in memory. */
final class SecretPrompt {
    private static final double WIDTH = 480;
    private static final int MAX_NAME = 200;

    private final Texts texts = Texts.of(SecretPrompt.class);
    private final String id;
    private final MaskedField field;
    private final NoteRows note;
    private final Button ok = new Button(texts.get("ask.ok"));
    private final DialogStage stage;
    private final CompletableFuture<Optional<ProfileSecrets>> answer = new CompletableFuture<>();

    /** Shows the question; completes on the FX thread, empty when the person declined. */
    static CompletableFuture<Optional<ProfileSecrets>> ask(WindowContext window, SecretQuestion question) {
        SecretPrompt prompt = new SecretPrompt(window, question);
        prompt.stage.showCentred();
        prompt.field.focus();
        return prompt.answer;
    }

    private SecretPrompt(WindowContext window, SecretQuestion question) {
        switch (question) {
            case ForToken token -> {
                id = "token-prompt";
                note = new NoteRows(id + "-note");
                field = MaskedField.ofToken(id + "-field", texts.get("token.reveal"));
                stage = stage(window, texts.get("ask.title"), why(token));
                judgeTokens(token, window);
            }
            case ForPassword password -> {
                id = "password-prompt";
                note = new NoteRows(id + "-note");
                field = new MaskedField(id + "-field", texts.get("password.reveal"));
                stage = stage(window, texts.get("password.title." + password.use()), why(password));
                takePasswords(password);
            }
        }
        stage.setOnHidden(_ -> {
            field.clear();
            answer.complete(Optional.empty());
        });
    }

    private DialogStage stage(WindowContext window, String title, String words) {
        Label text = new Label(words);
        text.setId(id + "-text");
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setWrapText(true);
        ok.setId(id + "-ok");
        ok.setDefaultButton(true);
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId(id + "-cancel");
        cancel.setCancelButton(true);
        HBox buttons = new HBox(10, cancel, ok);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(14, text, field, note, buttons);
        content.setId(id);
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        DialogStage made = new DialogStage(window.stage(), title, content);
        cancel.setOnAction(_ -> made.close());
        return made;
    }

    private String why(ForToken question) {
        String name = Harmless.line(question.profile().name());
        return question.failure()
                .map(failure -> texts.get("ask.failed", name, failure))
                .orElseGet(() -> texts.get("ask.text." + question.profile().home(), name));
    }

    private String why(ForPassword question) {
        Profile profile = question.profile();
        return texts.get(
                "password.text." + question.use(),
                Harmless.line(profile.name()),
                Harmless.line(subject(profile.route(), question.use()), MAX_NAME));
    }

    private static String subject(Route route, PasswordUse use) {
        return switch (use) {
            case PROXY ->
                route.proxy() instanceof ProxyChoice.Through through
                        ? through.user().orElse("") + " @ " + through.authority()
                        : "";
            case CLIENT_CERTIFICATE ->
                route.client().map(client -> client.pkcs12().toString()).orElse("");
        };
    }

    private void judgeTokens(ForToken question, WindowContext window) {
        PastedTokenReader reader = new PastedTokenReader(window.background(), window.clock(), this::tell);
        field.setPrompt(texts.get("token.prompt"));
        field.textProperty().subscribe(text -> {
            ok.setDisable(true);
            try {
                if (!text.isBlank()) {
                    AccessToken.pasted(text).clear();
                    ok.setDisable(false);
                }
                reader.read(text, Optional.of(question.circumstances()));
            } catch (UnusableTokenException unusable) {
                reader.read("", Optional.empty());
                tell(List.of(new Note(Note.Level.FAILS, PastedTokenReader.words(unusable))));
            }
        });
        ok.setOnAction(_ ->
                PastedTokenReader.token(field.textProperty().get()).ifPresent(token -> give(ProfileSecrets.of(token))));
    }

    private void takePasswords(ForPassword question) {
        TokenHome home = question.profile().home();
        note.show(List.of(Note.stating(texts.get(home.isStore() ? "password.kept." + home : "password.forgotten"))));
        ok.setOnAction(_ -> give(ProfileSecrets.of(
                question.use(), Password.of(field.textProperty().get()))));
    }

    private void tell(List<Note> notes) {
        note.show(notes);
        StageSize.fit(stage);
    }

    private void give(ProfileSecrets given) {
        answer.complete(Optional.of(given));
        stage.close();
    }
}
