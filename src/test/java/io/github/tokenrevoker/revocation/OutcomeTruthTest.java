package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.check.TestTime;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every answer to the DELETE, carried out or not, with every behaviour of the generation afterwards, for a caller that is
 * known and one that is not, with and without a generation before: whatever the tool says has to be true.
 */
@DisplayName("Whatever a server answers to a revocation,")
class OutcomeTruthTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration WAIT = Duration.ofSeconds(45);
    private static final String REFUSAL = "{\"id\":\"forbidden\",\"description\":\"\"}";

    private final TestTime time = new TestTime();
    private final OnezoneClient client =
            new OnezoneClient(CLOCK, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), "token-revoker/test");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ScriptedZone zone;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    /** What the generation answers after the DELETE. */
    private enum After {
        HONEST(""),
        UNREADABLE(RawServer.http("502 Bad Gateway", "text/html", "<html>")),
        BACK(ScriptedZone.ok("{\"generation\":2}")),
        REFUSED(ScriptedZone.error("401 Unauthorized", "{\"id\":\"unauthorized\",\"description\":\"\"}"));

        private final String answer;

        After(String answer) {
            this.answer = answer;
        }
    }

    private record Circumstances(boolean carriedOut, After after, boolean callerKnown, boolean beforeKnown) {
        static List<Circumstances> all() {
            return Stream.of(After.values())
                    .flatMap(after -> Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
                            .map(bits -> new Circumstances((bits & 1) == 0, after, (bits & 2) == 0, (bits & 4) == 0)))
                    .toList();
        }
    }

    @BeforeEach
    void open() throws IOException {
        zone = new ScriptedZone();
        journal = new Journal(folder.resolve("journal"), CLOCK);
    }

    @AfterEach
    void close() throws IOException {
        zone.close();
        client.close();
        threads.shutdownNow();
        journal.close();
    }

    static Stream<Arguments> answers() {
        Stream<Arguments> documents = Stream.of(
                        "400 Bad Request",
                        "401 Unauthorized",
                        "403 Forbidden",
                        "404 Not Found",
                        "409 Conflict",
                        "418 Teapot",
                        "429 Slow",
                        "500 Oops",
                        "501 Not Implemented",
                        "503 Busy")
                .map(status -> Arguments.of(status + " with an error document", ScriptedZone.error(status, REFUSAL)));
        Stream<Arguments> pages = Stream.of(
                        "200 OK",
                        "202 Accepted",
                        "302 Found",
                        "400 Bad",
                        "401 Login",
                        "403 No",
                        "407 Proxy",
                        "408 Late",
                        "421 Misdirected",
                        "425 Early",
                        "451 Legal",
                        "500 Oops",
                        "502 Bad Gateway",
                        "504 Late")
                .flatMap(status -> Stream.of(
                        Arguments.of(status + " with a page", RawServer.http(status, "text/html", "<html>")),
                        Arguments.of(
                                status + " and nothing",
                                "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")));
        Stream<Arguments> others = Stream.of(
                Arguments.of("204", ScriptedZone.NO_CONTENT),
                Arguments.of("a cut connection", ScriptedZone.CUT),
                Arguments.of("half an answer", ScriptedZone.CUT_ANSWER),
                Arguments.of("half an error", RawServer.http("403 No", "application/json", "{\"error\":{\"id\":")),
                Arguments.of("nonsense", "what is this\r\n\r\n"));
        return Stream.concat(Stream.concat(documents, pages), others);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    @DisplayName("nothing false is said of it:")
    void truth(String name, String answer) throws Exception {
        for (Circumstances circumstances : Circumstances.all()) {
            Outcome outcome = revoke(answer, circumstances);
            assertTrue(name, outcome, circumstances);
            assertWrittenDown(outcome);
            time.pass(WAIT);
            assertTrue(name + ", later", revoker().lookAgain(outcome).outcome(), circumstances);
        }
        assertThat(zone.deletes()).isEqualTo(Circumstances.all().size());
    }

    private Revoker revoker() {
        return new Revoker(
                client, new Settlement(client, time, WAIT), new Recorder(journal, "test", () -> "host"), CLOCK);
    }

    private Outcome revoke(String answer, Circumstances circumstances) throws Exception {
        zone.reset();
        zone.delete = answer;
        zone.deleteTakesEffect = circumstances.carriedOut();
        zone.generationAnswerAfterDelete = circumstances.after().answer;
        zone.provider = circumstances.callerKnown()
                ? ScriptedZone.ok("{\"providerId\":\"abc\",\"name\":\"Provider\"}")
                : ScriptedZone.error("403 Forbidden", REFUSAL);
        zone.generationAnswer = circumstances.beforeKnown() ? "" : After.REFUSED.answer;
        Macaroon macaroon = Macaroon.builder(
                        "127.0.0.1", "any".getBytes(StandardCharsets.US_ASCII), "2/nmd/prv-abc/act/id1")
                .build();
        Access access = new Access(zone.address(), AccessToken.pasted(Base62.encode(macaroon.serialize())));
        Profile profile = new Profile(UUID.randomUUID(), "Test", zone.address(), Environment.TEST, "");
        CheckReport report = new Preflight(client, CLOCK, threads).check(access, Optional.empty());
        ConfirmedRevocation confirmed = ConfirmedRevocation.confirm(
                        Revocation.of(profile, access, report, false), "", "")
                .orElseThrow();
        return ((RevocationResult.Concluded) revoker().revoke(confirmed, _ -> {}, new StopSign())).outcome();
    }

    private static void assertTrue(String name, Outcome outcome, Circumstances circumstances) {
        boolean readable = circumstances.after() == After.HONEST && circumstances.beforeKnown();
        boolean evidence = readable && circumstances.carriedOut() && circumstances.callerKnown();
        assertThat(outcome.isVerified())
                .as("%s %s %s", name, circumstances, outcome)
                .isEqualTo(evidence);
        assertThat(outcome).as("%s %s", name, circumstances).isNotInstanceOf(Outcome.NotSent.class);
        // What cannot be seen at all is left to Onezone's own word, and to nobody else's.
        boolean deniable = !circumstances.carriedOut() && readable;
        boolean ownWord = name.contains("with an error document") && !readable;
        boolean denied = outcome instanceof Outcome.NotRevoked
                || (outcome instanceof Outcome.Refused refused && refused.certain());
        assertThat(!denied || deniable || ownWord)
                .as("%s %s %s", name, circumstances, outcome)
                .isTrue();
        boolean silentFailure = circumstances.after() == After.UNREADABLE || circumstances.after() == After.BACK;
        if (denied && circumstances.beforeKnown()) {
            assertThat(silentFailure)
                    .as("%s %s %s", name, circumstances, outcome)
                    .isFalse();
        }
        assertThat(outcome instanceof Outcome.RevokedUnproved)
                .as("%s %s %s", name, circumstances, outcome)
                .isEqualTo(name.startsWith("204") && !evidence && !(outcome instanceof Outcome.NotRevoked));
    }

    private void assertWrittenDown(Outcome outcome) throws IOException {
        RecordedAct act = RecordedAct.of(journal.read(10_000)).getFirst();
        assertThat(act.act()).isEqualTo(outcome.attempt().act());
        assertThat(act.outcome()).isEqualTo(OutcomeCode.of(outcome));
        assertThat(act.isOpen()).isEqualTo(outcome.isOpen());
    }
}
