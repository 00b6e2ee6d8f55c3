package io.github.tokenrevoker.ui.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The equal curl command")
class CurlCommandTest {
    @SuppressWarnings("NullAway.Init")
    private PracticeZone zone;

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        zone.close();
    }

    @Test
    @DisplayName("asks the same server for the same, and reads the token from standard input")
    void text() {
        assertThat(CurlCommand.of(zone.address()))
                .contains("--request DELETE")
                .contains("'" + zone.address() + "/api/v3/onezone/provider/tokens/temporary'")
                .contains("--header @-")
                .contains("--proto '=http'")
                .doesNotContain("--location");
    }

    @Test
    @Tag("shell")
    @DisplayName("revokes in a real shell, and succeeds")
    void revokes() throws Exception {
        AccessToken token = zone.token(PracticeToken.PROVIDER_NAMED);
        assertThat(exitStatusOf(token)).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"FORBIDDEN_403", "INTERNAL_ERROR_500", "PROXY_PAGE_502", "CUT_BEFORE"})
    @Tag("shell")
    @DisplayName("fails in a real shell when the server does not say yes:")
    void fails(NextAnswer answer) throws Exception {
        zone.answerNext(answer);
        assertThat(exitStatusOf(zone.token(PracticeToken.PROVIDER_NAMED))).isNotZero();
    }

    private int exitStatusOf(AccessToken token) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", CurlCommand.of(zone.address()))
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = shell.getOutputStream()) {
            in.write((token.reveal() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).doesNotContain(token.reveal());
        return shell.exitValue();
    }
}
