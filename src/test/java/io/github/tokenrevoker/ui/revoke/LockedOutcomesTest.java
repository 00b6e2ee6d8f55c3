package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.StandInZone;
import io.github.tokenrevoker.token.Base62;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An outcome after locking")
class LockedOutcomesTest extends WindowTest {
    @SuppressWarnings("NullAway.Init")
    private StandInZone zone;

    @BeforeEach
    void startZone() throws Exception {
        zone = new StandInZone();
    }

    @AfterEach
    void endZone() {
        zone.close();
    }

    private static AccessToken token(String provider) throws Exception {
        byte[] key = "k".getBytes(StandardCharsets.US_ASCII);
        String identifier = "2/nmd/prv-" + provider + "/act/id" + provider;
        return AccessToken.pasted(Base62.encode(
                Macaroon.builder("127.0.0.1", key, identifier).build().serialize()));
    }

    private Outcome outcome(ProfileSession session) {
        return onFx(() -> session.outcomeProperty().get().orElseThrow());
    }

    private ProfileSession unverified() throws Exception {
        ProfileSession session = addProfile("Mine", zone.address(), Environment.TEST, token("abc"));
        zone.saysNewGeneration.set(false);
        press("revoke");
        press("confirm-revoke");
        awaitThat(
                "it is accepted",
                () -> onFx(() -> session.outcomeProperty().get().orElse(null) instanceof Outcome.RevokedUnproved));
        press("vault-lock");
        return session;
    }

    @Test
    @DisplayName("that was verified has no token any more, as before locking")
    void verified() throws Exception {
        ProfileSession session = addProfile("Mine", zone.address(), Environment.TEST, token("abc"));
        press("revoke");
        press("confirm-revoke");
        awaitThat(
                "it is verified",
                () -> onFx(() -> session.outcomeProperty().get().orElse(null) instanceof Outcome.Revoked));
        assertThat(outcome(session).lacksSecrets()).isTrue();
    }

    @Test
    @DisplayName("that was accepted and not verified asks for the token to look again")
    void checkAgain() throws Exception {
        ProfileSession session = unverified();
        assertThat(outcome(session).lacksSecrets()).isTrue();
        zone.saysNewGeneration.set(true);
        press("outcome-check-again");
        awaitShown("token-prompt");
        type("token-prompt-field", token("abc").reveal());
        press("token-prompt-ok");
        awaitThat("it was looked at", () -> outcome(session).after().isPresent());
        assertThat(text("notice-text")).startsWith("Locked");
    }

    @Test
    @DisplayName(
            "that was accepted and not verified stands in the list, whatever the last check said, until it is verified")
    void listed() throws Exception {
        unverified();
        assertThat(shownTexts("list-cell"))
                .contains("Accepted, not verified")
                .noneMatch(text -> text.startsWith("Ready"));
        zone.saysNewGeneration.set(true);
        press("outcome-check-again");
        awaitShown("token-prompt");
        type("token-prompt-field", token("abc").reveal());
        press("token-prompt-ok");
        awaitThat("the list takes it back", () -> !shownTexts("list-cell").contains("Accepted, not verified"));
    }

    @Test
    @DisplayName("that is unknown keeps its own token for as long as it may be settled, which is said")
    void unknown() {
        PracticeZone practice = startPractice();
        ProfileSession session = addProfile(
                "Mine",
                practice.address(),
                Environment.TEST,
                practice.token(PracticeToken.PROVIDER_NAMED).copy());
        answerNext(NextAnswer.CUT_BEFORE);
        press("revoke");
        press("confirm-revoke");
        awaitThat(
                "it is unknown",
                () -> onFx(() -> session.outcomeProperty().get().orElse(null) instanceof Outcome.Unknown));
        press("vault-lock");
        awaitThat(
                "it is said",
                () -> text("notice-text").contains("stays in memory")
                        && text("notice-text").contains("Mine"));
        letRequestsDie();
        awaitThat(
                "it is settled all the same",
                () -> onFx(() -> session.outcomeProperty().get().orElse(null) instanceof Outcome.NotRevoked));
        assertThat(outcome(session).lacksSecrets()).isTrue();
        assertThat(onFx(() -> book().memory().token(session))).isEmpty();
    }
}
