package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.WindowTest;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import java.time.Clock;
import javafx.scene.control.ButtonBase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("On the practice zone")
class PracticeRevocationTest extends WindowTest {
    @Test
    @DisplayName("a revocation is proved from generation 1 to 2, and kills the temporary tokens made before")
    void proved() {
        PracticeZone zone = startPractice();
        AccessToken temporary = zone.token(PracticeToken.PROVIDER_TEMPORARY);
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-generation")).isEqualTo("1 → 2");
        assertThat(text("outcome-status")).isEqualTo("204 no content: success");
        assertThat(text("generation")).isEqualTo("2");
        assertThat(text("outcome-meaning")).contains("this provider has 1");
        try (OnezoneClient client = new OnezoneClient(Clock.systemUTC(), Timeouts.DEFAULT, "test")) {
            assertThat(client.generation(new Access(zone.address(), temporary)))
                    .isInstanceOfSatisfying(
                            Answer.Refusal.class,
                            refusal ->
                                    assertThat(refusal.error().innermost().id()).isEqualTo("tokenRevoked"));
        }
    }

    @Test
    @DisplayName("the empty window leads to it")
    void welcome() {
        press("welcome-practice");
        awaitText("profile-title", "Practice");
        awaitShown("practice-bar");
        assertThat(text("token-summary")).startsWith("Named access token of provider");
    }

    @Test
    @DisplayName("starting it twice leads to the same profile")
    void startedTwice() {
        startPractice();
        press("start-practice");
        assertThat(shownProfiles()).containsExactly("Practice");
    }

    @Test
    @DisplayName("a check tells who the provider is and which generation is in force")
    void check() {
        startPractice();
        assertThat(text("provider-identity")).isEqualTo("Not checked yet");
        press("check-connection");
        awaitText("generation", "1");
        assertThat(text("provider-identity")).startsWith("Practice Provider (");
        assertThat(text("check-result")).contains("the token belongs to the provider above");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "BAD_REQUEST_400, 400 invalid request, badValueString",
        "UNAUTHORIZED_401, 401 authentication error, unauthorized",
        "FORBIDDEN_403, 403 authorization error, forbidden",
        "NOT_FOUND_404, 404 resource not found, notFound",
        "INTERNAL_ERROR_500, 500 internal server error, internalServerError",
        "UNAVAILABLE_503, 503 service unavailable, serviceUnavailable",
    })
    @DisplayName("every refusal shows its status, error id and description")
    void refusals(NextAnswer answer, String status, String errorId) {
        startPractice();
        answerNext(answer);
        revokeAndConfirm();
        awaitOutcome("Rejected");
        assertThat(text("outcome-status")).isEqualTo(status);
        assertThat(text("error-id")).isEqualTo(errorId);
        assertThat(text("error-description")).isNotBlank();
        assertThat(text("outcome-advice")).isNotBlank();
    }

    @Test
    @DisplayName("the details of a refusal are indented JSON")
    void details() {
        startPractice();
        answerNext(NextAnswer.UNAUTHORIZED_401);
        revokeAndConfirm();
        awaitShown("error-details");
        assertThat(text("error-details")).startsWith("{\n  \"authError\" : {\n").contains("\"id\" : \"tokenInvalid\"");
    }

    @Test
    @DisplayName("a refusal without details shows none")
    void noDetails() {
        startPractice();
        answerNext(NextAnswer.FORBIDDEN_403);
        revokeAndConfirm();
        awaitOutcome("Rejected");
        assertThat(isShown("error-details")).isFalse();
    }

    @Test
    @DisplayName("a proxy's page is shown as raw text, and says nothing about the tokens before the generation does")
    void proxyPage() {
        startPractice();
        answerNext(NextAnswer.PROXY_PAGE_502);
        revokeAndConfirm();
        awaitOutcome("Outcome unknown");
        assertThat(text("outcome-meaning")).doesNotContain("Nothing was revoked");
        letRequestsDie();
        awaitOutcome("Not revoked: the request was lost");
        assertThat(text("outcome-status")).isEqualTo("502 bad gateway");
        assertThat(text("raw-answer")).contains("<h1>502 Bad Gateway</h1>");
        assertThat(isShown("error-id")).isFalse();
    }

    @Test
    @DisplayName("a yes without effect is the alarm")
    void alarm() {
        startPractice();
        answerNext(NextAnswer.WRITE_FAILED_204);
        revokeAndConfirm();
        awaitOutcome("Not revoked");
        assertThat(text("outcome-generation")).isEqualTo("1 → 1");
    }

    @Test
    @DisplayName("a connection cut after the revocation is settled as revoked")
    void cutAfter() {
        startPractice();
        answerNext(NextAnswer.CUT_AFTER);
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-happened")).startsWith("The answer was lost");
    }

    @Test
    @DisplayName("an answer that comes too late is settled as revoked")
    void late() throws Exception {
        beHasty();
        startPractice();
        answerNext(NextAnswer.LATE);
        revokeAndConfirm();
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-generation")).isEqualTo("1 → 2");
    }

    @Test
    @DisplayName("a connection cut before anything was done is unknown, then settled by itself as not revoked")
    void cutBefore() {
        startPractice();
        answerNext(NextAnswer.CUT_BEFORE);
        revokeAndConfirm();
        awaitOutcome("Outcome unknown");
        assertThat(isShown("outcome-check-again")).isTrue();
        letRequestsDie();
        awaitOutcome("Not revoked: the request was lost");
        assertThat(text("outcome-generation")).isEqualTo("1 → 1");
    }

    @Test
    @DisplayName("silence is unknown, then settled by itself as not revoked")
    void silence() throws Exception {
        beHasty();
        startPractice();
        answerNext(NextAnswer.SILENCE);
        revokeAndConfirm();
        awaitOutcome("Outcome unknown");
        letRequestsDie();
        awaitOutcome("Not revoked: the request was lost");
    }

    @Test
    @DisplayName("a temporary token in hand dies in its own revocation, which the dialog says and the outcome proves")
    void temporaryToken() {
        startPractice();
        takePracticeToken(PracticeToken.PROVIDER_TEMPORARY);
        press("revoke");
        awaitEnabled("confirm-revoke");
        assertThat(shownTexts("confirmation-warning")).anyMatch(words -> words.startsWith("This token is temporary"));
        press("confirm-revoke");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-happened")).contains("rejected as revoked");
        assertThat(text("token-summary")).contains("Warning: This token was revoked by a revocation of this profile");
        awaitThat(
                "the list marks the profile",
                () -> shownTexts("list-cell").stream().anyMatch(text -> text.startsWith("Needs a new token")));
        takePracticeToken(PracticeToken.PROVIDER_NAMED);
        awaitThat("the mark is gone", () -> !text("token-summary").contains("was revoked by a revocation"));
    }

    @Test
    @DisplayName("a token that was revoked before is refused with what to do")
    void revokedToken() {
        startPractice();
        takePracticeToken(PracticeToken.REVOKED);
        revokeAndConfirm();
        awaitOutcome("Rejected");
        assertThat(text("error-details")).contains("tokenRevoked");
        assertThat(text("outcome-advice")).startsWith("This token has been revoked");
    }

    @ParameterizedTest
    @CsvSource({"USER", "ADMINISTRATOR"})
    @DisplayName("a user's token keeps the red button disabled, with the reason beside it")
    void userToken(PracticeToken kind) {
        startPractice();
        takePracticeToken(kind);
        awaitShown("revoke-blocked");
        assertThat(text("revoke-blocked")).startsWith("This token belongs to a user");
        assertThat(isEnabled("revoke")).isFalse();
    }

    @Test
    @DisplayName("a zone administrator's token that hides its owner is answered yes and never called a success")
    void phantom() {
        startPractice();
        takePracticeToken(PracticeToken.ADMINISTRATOR_LEGACY);
        revokeAndConfirm();
        awaitOutcome("Accepted, not verified");
        assertThat(text("outcome-meaning")).contains("this is not verified");
        assertThat(isShown("outcome-check-again")).isTrue();
    }

    @Test
    @DisplayName("somebody else's revocation is told while the question is open, and has to be confirmed as it is now")
    void moved() {
        PracticeZone zone = startPractice();
        press("revoke");
        awaitEnabled("confirm-revoke");
        zone.revokeBySomebodyElse();
        awaitMoved();
        assertThat(isShown("outcome-panel")).isFalse();
        awaitEnabled("confirm-revoke");
        press("confirm-revoke");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-generation")).isEqualTo("2 → 3");
    }

    @Test
    @DisplayName("somebody else's revocation that no check has seen is told after the click, and asked about again")
    void movedAfterTheLastCheck() {
        PracticeZone zone = startPractice();
        press("revoke");
        awaitEnabled("confirm-revoke");
        interact(() -> {
            zone.revokeBySomebodyElse();
            letRequestsDie();
            ((ButtonBase) node("confirm-revoke")).fire();
        });
        awaitMoved();
        assertThat(isShown("outcome-panel")).isFalse();
        awaitEnabled("confirm-revoke");
        press("confirm-revoke");
        awaitOutcome("Revoked and verified");
        assertThat(text("outcome-generation")).isEqualTo("2 → 3");
    }

    private void awaitMoved() {
        awaitThat(
                "the dialog tells of it",
                () -> isShown("confirm-dialog")
                        && shownTexts("confirmation-warning").stream()
                                .anyMatch(words -> words.contains("from 1 to 2")));
    }

    @Test
    @DisplayName("its profile is not saved")
    void notSaved() throws Exception {
        startPractice();
        restart();
        assertThat(shownProfiles()).isEmpty();
    }
}
