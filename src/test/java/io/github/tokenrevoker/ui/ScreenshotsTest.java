package io.github.tokenrevoker.ui;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.onezone.TestAuthority;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.revocation.bulk.EstateServer.Way;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.application.Application;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.json.JsonMapper;

/** Takes the pictures of the README and of the look-over before a release, into {@code target/screenshots}. */
@DisplayName("Screenshots")
class ScreenshotsTest extends WindowTest {
    private static final Path PICTURES = Path.of(System.getProperty("basedir"), "target", "screenshots");

    @AfterEach
    void lightAgain() {
        interact(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
    }

    @Test
    @DisplayName("show every state of the main job")
    void mainJob() throws IOException {
        picture("welcome", "profile-list");
        PracticeZone zone = startPractice();
        picture("chosen", "revoke");
        press("check-connection");
        awaitText("generation", "1");
        picture("checked", "revoke");
        press("settings-open");
        picture("settings", "settings");
        press("settings-close");
        press("revoke");
        awaitEnabled("confirm-revoke");
        picture("confirmation", "confirm-dialog");
        press("confirm-revoke");
        awaitOutcome("Revoked and verified");
        picture("revoked", "outcome-title");
        answerNext(NextAnswer.UNAUTHORIZED_401);
        revokeFromAnywhere();
        awaitOutcome("Rejected");
        picture("refused", "outcome-title");
        takePracticeToken(PracticeToken.ADMINISTRATOR);
        picture("blocked", "revoke-blocked");
        addProfile(
                "CYFRONET Kraków",
                zone.address(),
                Environment.PRODUCTION,
                zone.token(PracticeToken.PROVIDER_TEMPORARY));
        press("revoke");
        awaitShown("confirm-phrase");
        type("confirm-phrase", "Practice");
        picture("confirmation-production", "confirm-dialog");
        interact(() -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
        picture("confirmation-dark", "confirm-dialog");
        press("confirm-cancel");
        picture("chosen-dark", "revoke");
        press("journal-open");
        awaitThat("it is verified", () -> text("journal-state").startsWith("Intact"));
        TableView<?> acts = (TableView<?>) node("journal-table");
        interact(() -> acts.getSelectionModel().select(0));
        picture("journal-dark", "journal");
        press("nav-profiles");
        choose("Practice");
        takePracticeToken(PracticeToken.PROVIDER_NAMED);
        answerNext(NextAnswer.WRITE_FAILED_204);
        revokeFromAnywhere();
        awaitOutcome("Not revoked");
        picture("alarm-dark", "outcome-title");
        press("profile-add");
        type("editor-name", "Practice");
        type("editor-host", "http://onezone.example.org");
        picture("editor-dark", "editor");
        type("editor-name", "PL-Grid");
        type("editor-host", "onezone.plgrid.pl");
        type("editor-token", zone.token(PracticeToken.ADMINISTRATOR).reveal());
        awaitThat("it is read", () -> text("editor-token-note").contains("Blocks"));
        picture("editor-findings-dark", "editor");
        type("editor-token", "");
        TitledPane connection = (TitledPane) node("editor-connection");
        interact(() -> connection.setExpanded(true));
        ComboBox<?> way = (ComboBox<?>) node("editor-proxy-choice");
        interact(() -> way.getSelectionModel().select(2));
        type("editor-client-file", "/home/operator/certificates/onezone-operator.p12");
        type("editor-client-password", "something");
        type("editor-proxy", "proxy.example.org:3128");
        type("editor-proxy-user", "operator");
        picture("editor-connection-dark", "editor");
        press("editor-cancel");
        interact(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
        addProfile("Expired", zone.address(), Environment.STAGING, zone.token(PracticeToken.PROVIDER_EXPIRED));
        press("check-connection");
        awaitShown("check-result");
        picture("expired", "revoke");
        press("profile-add");
        type("editor-name", "In the vault");
        type("editor-host", zone.address().toString());
        type("editor-token", zone.token(PracticeToken.PROVIDER_NAMED).reveal());
        ComboBox<?> home = (ComboBox<?>) node("editor-home");
        interact(() -> home.getSelectionModel().select(1));
        press("editor-save");
        awaitShown("vault-new-passphrase");
        type("vault-new-passphrase", "four unrelated words suffice");
        type("vault-passphrase-again", "four unrelated words");
        picture("vault", "vault-unlock-dialog");
        press("vault-cancel");
        Path exported = folder.resolve("profiles.json");
        awaitThat("it is saved", () -> Files.exists(exported));
        files.choose(exported);
        MenuButton more = (MenuButton) node("profiles-more");
        interact(() -> more.getItems().getFirst().fire());
        awaitShown("import-summary");
        picture("import", "import-dialog");
        press("import-cancel");
    }

    @Test
    @DisplayName("show what is seen more rarely")
    void rarer() throws Exception {
        TestAuthority.Identity identity = new TestAuthority().good();
        try (RawServer zone = TestAuthority.server(identity, "");
                PracticeZone real = PracticeZone.start(Clock.systemUTC())) {
            AccessToken token = real.token(PracticeToken.PROVIDER_NAMED);
            addProfile("Private authority", zone.address(), Environment.STAGING, token);
            press("check-connection");
            awaitShown("compare-certificate");
            picture("tls-refused", "revoke");
            press("compare-certificate");
            awaitShown("pin-dialog");
            type("pin-fingerprint", new TestAuthority().good().fingerprint());
            picture("pin", "pin-dialog");
            interact(() -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
            picture("pin-dark", "pin-dialog");
            interact(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
            press("pin-cancel");
            ProfileSession behindProxy = addProfile("Behind a proxy", zone.address(), Environment.STAGING, token);
            interact(() -> book().change(
                            behindProxy,
                            behindProxy
                                    .profile()
                                    .reachedBy(Route.DEFAULT.by(
                                            new ProxyChoice.Through("proxy.example.org", 3128).letting("operator"))),
                            Optional.empty()));
            awaitEnabled("check-connection");
            press("check-connection");
            awaitShown("password-prompt");
            picture("password-prompt", "password-prompt");
            press("password-prompt-cancel");
            ProfileSession session = addProfile("Left open", real.address(), Environment.TEST, token);
            awaitThat("it is saved", () -> Files.exists(folder.resolve("profiles.json")));
            closeTool();
            leaveOpenAct(session.profile());
            openTool(false);
            choose("Left open");
            awaitShown("open-act");
            picture("open-act", "revoke");
            // The tool has overwritten the one that it was given.
            AccessToken fresh = real.token(PracticeToken.PROVIDER_NAMED);
            press("outcome-check-again");
            awaitShown("token-prompt");
            type("token-prompt-field", fresh.reveal());
            awaitThat("it is read", () -> !text("token-prompt-note").isEmpty());
            picture("token-prompt", "token-prompt");
            press("token-prompt-cancel");
            MenuButton more = (MenuButton) node("profiles-more");
            interact(() -> more.getItems().get(2).fire());
            type("runbook-text", "curl -H 'X-Auth-Token: " + fresh.reveal() + "' https://onezone.example.org/api");
            awaitThat("it is found", () -> text("runbook-found").contains("Named"));
            awaitThat("it is hidden", () -> !text("runbook-text").contains(fresh.reveal()));
            picture("runbook", "runbook-dialog");
            press("runbook-cancel");
            interact(() -> more.getItems().get(1).fire());
            RadioButton with = (RadioButton) node("export-with-tokens");
            interact(() -> with.setSelected(true));
            type("vault-new-passphrase", "password1");
            picture("export", "export-dialog");
            press("export-cancel");
        }
    }

    @Test
    @DisplayName("show many providers at once")
    void many() throws Exception {
        beHasty();
        try (EstateServer zone = new EstateServer();
                EstateServer other = new EstateServer()) {
            List<Way> ways = List.of(Way.values());
            List<Environment> environments = List.of(Environment.values());
            String[] countries = {"PL", "FR", "DE", "IT", "ES"};
            for (int i = 0; i < 34; i++) {
                String provider = "p" + i;
                zone.treat(provider, i < 24 ? Way.FINE : ways.get(i % ways.size()));
                Profile profile = new Profile(
                                UUID.randomUUID(),
                                "Site " + (i + 1) + (i == 7 ? " with a name that is much longer than its column" : ""),
                                (i % 3 == 0 ? other : zone).address(),
                                environments.get(i % 3),
                                "")
                        .tagged(Tags.of(countries[i % 5] + (i % 4 == 0 ? ", hpc" : "")));
                onFx(() -> book().add(profile, Optional.of(EstateServer.token(provider)), false));
            }
            onFx(() -> book().add(
                            new Profile(UUID.randomUUID(), "Forgotten", zone.address(), Environment.TEST, ""),
                            Optional.empty(),
                            false));
            press("bulk-open");
            awaitShown("bulk-table");
            picture("bulk", "bulk-table");
            press("bulk-select-all");
            press("bulk-revoke");
            awaitShown("bulk-confirm-phrase");
            type("bulk-confirm-phrase", "revoke 34");
            awaitThat("they are checked", () -> text("bulk-confirm-checks").startsWith("34 of 34"));
            picture("bulk-confirmation", "bulk-confirm-dialog");
            zone.hold();
            type("bulk-confirm-phrase", "revoke 34 providers");
            press("bulk-confirm-revoke");
            awaitThat("many are under way", () -> zone.deleting() == 16);
            picture("bulk-running", "bulk-table");
            zone.letThrough();
            awaitEnabled("bulk-retry-failed");
            TableView<?> table = (TableView<?>) node("bulk-table");
            interact(() -> table.getSelectionModel().select(2));
            picture("bulk-over", "bulk-table");
            interact(() -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
            picture("bulk-over-dark", "bulk-table");
        }
    }

    private void leaveOpenAct(Profile profile) throws IOException {
        try (Journal journal = new Journal(folder.resolve("journal"), Clock.systemUTC())) {
            journal.append(
                    Kind.INTENT,
                    UUID.randomUUID(),
                    JsonMapper.builder()
                            .build()
                            .createObjectNode()
                            .put("profileId", profile.id().toString())
                            .put("profile", profile.name())
                            .put("onezone", profile.address().toString())
                            .put("generationBefore", 1));
        }
    }

    private void revokeFromAnywhere() {
        press("revoke");
        press("confirm-revoke");
    }

    private void picture(String name, String idInside) throws IOException {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage image =
                onFx(() -> lookup("#" + idInside).query().getScene().snapshot(null));
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        Files.createDirectories(PICTURES);
        Path file = PICTURES.resolve(name + ".png");
        assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
    }
}
