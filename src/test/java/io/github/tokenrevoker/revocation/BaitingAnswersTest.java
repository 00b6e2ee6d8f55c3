package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.token.Base62;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that quote what libraries say about requests that never left. */
@DisplayName("A revocation that is carried out and answered with bait")
class BaitingAnswersTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Timeouts TIMES = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 too many concurrent streams\r\n\r\n",
                "HTTP/1.1 tunnel failed\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nproxy auth\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent-Length: content length\r\n\r\n",
                "Connection refused\r\n\r\n",
                "HTTP/2.0 204 No Content\r\n\r\n",
            })
    @DisplayName("is settled by the generation, after one DELETE:")
    void settled(String answer) throws Exception {
        try (ScriptedZone zone = new ScriptedZone();
                OnezoneClient client = new OnezoneClient(CLOCK, TIMES, "token-revoker/test");
                Journal journal = new Journal(folder.resolve("journal"), CLOCK);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            zone.delete = answer;
            Access access = new Access(zone.address(), token());
            Profile profile = new Profile(UUID.randomUUID(), "Test", access.address(), Environment.TEST, "");
            Preflight preflight = new Preflight(client, CLOCK, threads);
            Revocation revocation = Revocation.of(profile, access, preflight.check(access, Optional.empty()), false);
            RevocationResult result = new Revoker(
                            client,
                            new Settlement(client, MonotonicTime.SYSTEM, Duration.ofDays(1)),
                            new Recorder(journal, "test"),
                            CLOCK)
                    .revoke(
                            ConfirmedRevocation.confirm(revocation, "", "incident 7")
                                    .orElseThrow(),
                            _ -> {},
                            new StopSign());
            assertThat(result)
                    .isInstanceOfSatisfying(
                            RevocationResult.Concluded.class,
                            concluded -> assertThat(concluded.outcome()).isInstanceOf(Outcome.Revoked.class));
            assertThat(zone.deletes()).isEqualTo(1);
        }
    }

    private static AccessToken token() throws Exception {
        byte[] key = "any".getBytes(StandardCharsets.US_ASCII);
        Macaroon macaroon =
                Macaroon.builder("127.0.0.1", key, "2/nmd/prv-abc/act/id1").build();
        return AccessToken.pasted(Base62.encode(macaroon.serialize()));
    }
}
