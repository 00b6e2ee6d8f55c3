package io.github.tokenrevoker.ui.editor;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.connection.Password;
import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for a password of a profile's route that is not known in this run. */
public final class PasswordPrompt {
    private static final double WIDTH = 480;
    private static final int MAX_NAME = 200;

    private final Texts texts = Texts.of(PasswordPrompt.class);
    private final MaskedField field = new MaskedField("password-prompt-field", texts.get("password.reveal"));
    private final DialogStage stage;
    private final CompletableFuture<Optional<Password>> answer = new CompletableFuture<>();

    private PasswordPrompt(Window owner, Profile profile, PasswordUse use) {
        stage = new DialogStage(owner, texts.get("password.title." + use), content(profile, use));
        stage.setOnHidden(_ -> {
            field.clear();
            answer.complete(Optional.empty());
        });
    }

    /** Asks; completes on the FX thread, empty when cancelled. */
    public static CompletableFuture<Optional<Password>> ask(Window owner, Profile profile, PasswordUse use) {
        PasswordPrompt prompt = new PasswordPrompt(owner, profile, use);
        prompt.stage.showCentred();
        prompt.field.focus();
        return prompt.answer;
    }

    private VBox content(Profile profile, PasswordUse use) {
        Label text = new Label(texts.get(
                "password.text." + use,
                Harmless.line(profile.name()),
                Harmless.line(subject(profile.route(), use), MAX_NAME)));
        text.setId("password-prompt-text");
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setWrapText(true);
        Label home = new Label(texts.get(
                profile.home() == TokenHome.NOWHERE ? "password.forgotten" : "password.kept." + profile.home()));
        home.setWrapText(true);
        home.setMinHeight(Region.USE_PREF_SIZE);
        home.getStyleClass().addAll("field-note", Styles.TEXT_SMALL);
        Button ok = new Button(texts.get("ask.ok"));
        ok.setId("password-prompt-ok");
        ok.setDefaultButton(true);
        ok.setOnAction(_ -> {
            answer.complete(Optional.of(Password.of(field.textProperty().get())));
            stage.close();
        });
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId("password-prompt-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> stage.close());
        HBox buttons = new HBox(10, cancel, ok);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(14, text, field, home, buttons);
        content.setId("password-prompt");
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        return content;
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
}
