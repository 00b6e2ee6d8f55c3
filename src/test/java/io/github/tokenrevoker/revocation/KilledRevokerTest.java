package io.github.tokenrevoker.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.nitram509.jmacaroons.Macaroon;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.durable.KilledProcess;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.token.Base62;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tool that is killed while it revokes")
class KilledRevokerTest {
    private static final int REVOCATIONS = 4 * KilledProcess.KILLS;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final UUID PROFILE = new UUID(0, 1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** Carries every DELETE out, after a while and with an answer after another while, and counts them. */
    private static final class CountingZone implements AutoCloseable {
        private final Random random = new Random();
        private final CountDownLatch never = new CountDownLatch(1);
        private final RawServer server;
        private long generation = 1;

        CountingZone() throws IOException {
            server = new RawServer(this::answer);
        }

        private void answer(String requestLine, OutputStream out) throws IOException, InterruptedException {
            String body = "{\"providerId\":\"abc\",\"name\":\"Provider\"}";
            if (requestLine.startsWith("DELETE")) {
                pause();
                synchronized (this) {
                    generation++;
                }
                pause();
                out.write(ScriptedZone.NO_CONTENT.getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            if (requestLine.contains("/temporary")) {
                body = "{\"generation\":" + generation() + "}";
            }
            out.write(ScriptedZone.ok(body).getBytes(StandardCharsets.ISO_8859_1));
        }

        private void pause() throws InterruptedException {
            boolean over = never.await(random.nextInt(8), TimeUnit.MILLISECONDS);
            assertThat(over).isFalse();
        }

        synchronized long generation() {
            return generation;
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private static Access access(OnezoneAddress address) throws Exception {
        Macaroon macaroon = Macaroon.builder(
                        "127.0.0.1", "any".getBytes(StandardCharsets.US_ASCII), "2/nmd/prv-abc/act/id1")
                .build();
        return new Access(address, AccessToken.pasted(Base62.encode(macaroon.serialize())));
    }

    private static OnezoneClient client() {
        return new OnezoneClient(CLOCK, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), "test");
    }

    private static Revoker revoker(OnezoneClient client, Journal journal) {
        return new Revoker(
                client,
                new Settlement(client, MonotonicTime.SYSTEM, Duration.ZERO),
                new Recorder(journal, "test", () -> "host"),
                CLOCK);
    }

    private static Profile profile(OnezoneAddress address) {
        return new Profile(PROFILE, "Mine", address, Environment.TEST, "");
    }

    /** Revokes again and again. */
    static final class Tool {
        private Tool() {}

        public static void main(String[] args) throws Exception {
            OnezoneAddress address = OnezoneAddress.parse(args[1]);
            Access access = access(address);
            try (OnezoneClient client = client();
                    Journal journal = new Journal(Path.of(args[0]), CLOCK);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Preflight preflight = new Preflight(client, CLOCK, threads);
                Revoker revoker = revoker(client, journal);
                System.out.println("started");
                while (true) {
                    Revocation revocation =
                            Revocation.of(profile(address), access, preflight.check(access, Optional.empty()), false);
                    var _ = revoker.revoke(
                            ConfirmedRevocation.confirm(revocation, "", "").orElseThrow(), _ -> {}, new StopSign());
                }
            }
        }
    }

    @Test
    @DisplayName("has an intent for every DELETE that the server saw, and settles each to what the server knows")
    void settled() throws Exception {
        Random random = new Random();
        try (CountingZone zone = new CountingZone();
                OnezoneClient client = client()) {
            OnezoneAddress address = zone.server.address();
            for (int kill = 0; kill < KilledProcess.KILLS || zone.generation() <= REVOCATIONS; kill++) {
                KilledProcess.run(Tool.class, folder, Duration.ofMillis(random.nextInt(900)), address.toString());
                try (Journal journal = new Journal(folder, CLOCK)) {
                    settle(zone, client, journal, address);
                    assertThat(journal.verify(_ -> {})).isInstanceOf(ChainState.Intact.class);
                }
            }
            assertEveryLineWhole();
        }
    }

    private static void settle(CountingZone zone, OnezoneClient client, Journal journal, OnezoneAddress address)
            throws Exception {
        List<RecordedAct> acts = RecordedAct.of(journal.read(100_000));
        List<RecordedAct> open = acts.stream()
                .filter(act -> act.outcome() == OutcomeCode.UNKNOWN)
                .toList();
        assertThat(open).hasSizeLessThanOrEqualTo(1);
        // Connections are accepted in their order: once this one is answered, the killed tool's last one is known.
        assertThat(client.provider(access(address)).success()).isPresent();
        await().until(zone.server::isIdle);
        for (RecordedAct act : open) {
            revoker(client, journal).takeUp(act, profile(address), access(address));
        }
        // Every step of the generation is one DELETE that the server saw, and belongs to one act that says so.
        List<Long> revokedFrom = RecordedAct.of(journal.read(100_000)).stream()
                .filter(act -> act.outcome() != OutcomeCode.NOT_REVOKED)
                .peek(act -> assertThat(act.outcome()).isEqualTo(OutcomeCode.REVOKED))
                .map(act -> act.before().orElseThrow().number())
                .sorted()
                .toList();
        assertThat(revokedFrom)
                .isEqualTo(LongStream.range(1, zone.generation()).boxed().toList());
    }

    private void assertEveryLineWhole() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                assertThat(Files.readString(file)).endsWith("\n");
            }
        }
    }
}
