package io.github.tokenrevoker.revocation.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.durable.KilledProcess;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.Recorder;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.Settlement;
import io.github.tokenrevoker.revocation.check.MonotonicTime;
import io.github.tokenrevoker.revocation.check.Preflight;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A tool that is killed in the middle of 200 providers")
class KilledBulkTest {
    private static final int PROVIDERS = 200;
    private static final int SENT_IN_A_LIFE = 60;
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static OnezoneClient client() {
        return new OnezoneClient(CLOCK, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5)), "test");
    }

    private static Revoker revoker(OnezoneClient client, Journal journal) {
        return new Revoker(
                client,
                new Settlement(client, MonotonicTime.SYSTEM, Duration.ZERO),
                new Recorder(journal, "test"),
                CLOCK);
    }

    private static Profile profile(OnezoneAddress address, int number) {
        return new Profile(new UUID(0, number), "p" + number, address, Environment.TEST, "");
    }

    private static Access access(OnezoneAddress address, int number) {
        return new Access(address, EstateServer.token("p" + number));
    }

    private static Set<String> revoked(Journal journal) throws Exception {
        return RecordedAct.of(journal.read(100_000)).stream()
                .filter(act -> act.outcome() == OutcomeCode.REVOKED)
                .map(act -> act.words("profile"))
                .collect(Collectors.toSet());
    }

    /** Revokes all that the journal does not have as revoked, in one act. */
    static final class Tool {
        private Tool() {}

        public static void main(String[] args) throws Exception {
            OnezoneAddress address = OnezoneAddress.parse(args[1]);
            try (OnezoneClient client = client();
                    Journal journal = new Journal(Path.of(args[0]), CLOCK);
                    var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Set<String> done = revoked(journal);
                List<BulkJob> jobs = IntStream.range(0, PROVIDERS)
                        .filter(number -> !done.contains("p" + number))
                        .mapToObj(number -> BulkJob.of(profile(address, number), access(address, number)))
                        .toList();
                CountDownLatch over = new CountDownLatch(1);
                BulkRevocation.Confirmed confirmed = new BulkRevocation(jobs, new ConfirmationPhrase("yes"), false)
                        .confirm("yes", "")
                        .orElseThrow();
                System.out.println("started");
                var _ = new BulkRevoker(new Preflight(client, CLOCK, threads), revoker(client, journal), threads)
                        .start(confirmed, Limits.perHost(16), new BulkRevoker.Listener() {
                            @Override
                            public void changed(BulkJob job, BulkState state) {}

                            @Override
                            public void over() {
                                over.countDown();
                            }
                        });
                over.await();
                // Until it is killed.
                new CountDownLatch(1).await();
            }
        }
    }

    @Test
    @DisplayName("settles at its next start what was under way, and no provider is revoked twice")
    void settled() throws Exception {
        try (EstateServer zone = new EstateServer();
                OnezoneClient client = client()) {
            OnezoneAddress address = zone.address();
            while (zone.deleted().size() < PROVIDERS) {
                int before = zone.deleted().size();
                zone.holdAfter(SENT_IN_A_LIFE);
                KilledProcess.run(
                        Tool.class,
                        folder,
                        () -> zone.deleted().size() >= Math.min(PROVIDERS, before + SENT_IN_A_LIFE + 1),
                        address.toString());
                zone.letThrough();
                settle(zone, client, address);
            }
            assertThat(zone.deleted()).hasSize(PROVIDERS).doesNotHaveDuplicates();
            try (Journal journal = new Journal(folder, CLOCK)) {
                assertThat(revoked(journal)).hasSize(PROVIDERS);
                assertThat(journal.verify(_ -> {})).isInstanceOf(ChainState.Intact.class);
            }
        }
    }

    private void settle(EstateServer zone, OnezoneClient client, OnezoneAddress address) throws Exception {
        // Once this one is answered, everything that the killed tool has sent has been taken up.
        assertThat(client.provider(access(address, 0)).success()).isPresent();
        await().until(zone::isIdle);
        List<String> settled = new ArrayList<>();
        try (Journal journal = new Journal(folder, CLOCK)) {
            for (RecordedAct act : RecordedAct.of(journal.read(100_000))) {
                if (act.outcome() == OutcomeCode.UNKNOWN) {
                    int number = Integer.parseInt(act.words("profile").substring(1));
                    var _ = revoker(client, journal).takeUp(act, profile(address, number), access(address, number));
                    settled.add(act.words("profile"));
                }
            }
            // No more were under way than the limit allows, and every DELETE belongs to one act that says so.
            assertThat(settled).hasSizeLessThanOrEqualTo(16);
            assertThat(revoked(journal)).containsExactlyInAnyOrderElementsOf(zone.deleted());
        }
    }
}
