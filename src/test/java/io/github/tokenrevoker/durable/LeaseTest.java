package io.github.tokenrevoker.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.durable.Lease.Taking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A lease on a folder")
class LeaseTest {
    private static final Machine ALPHA = new Machine("alpha", "alpha.1", "boot-1", "pid-1");
    private static final Machine BETA = new Machine("beta", "beta.2", "boot-2", "pid-2");
    private static final long NO_PROCESS = Long.MAX_VALUE / 2;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ManualPulse pulse = new ManualPulse();

    /** Time that passes when somebody pauses; meanwhile something may happen. */
    private static final class ManualPulse implements Pulse {
        private Instant now = Instant.parse("2026-11-25T03:00:00Z");
        private Runnable meanwhile = () -> {};
        private Duration paused = Duration.ZERO;

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public synchronized void pause(Duration time) {
            now = now.plus(time);
            paused = paused.plus(time);
            meanwhile.run();
        }
    }

    private static Holder on(Machine machine, long pid, String mark) {
        return new Holder(machine, pid, mark, UUID.randomUUID());
    }

    private static Holder thisProcessOn(Machine machine) {
        long pid = ProcessHandle.current().pid();
        return on(machine, pid, ProcessMark.of(pid).orElseThrow());
    }

    private Taking take(Holder holder) throws IOException {
        return Lease.take(folder, holder, false, pulse);
    }

    private Lease lease(Holder holder) throws IOException {
        return ((Taking.Taken) take(holder)).lease();
    }

    @Test
    @DisplayName("is refused while its process runs on this machine, at once, and says who it is")
    void living() throws IOException {
        Holder first = thisProcessOn(ALPHA);
        lease(first);
        assertThat(take(thisProcessOn(ALPHA)))
                .isInstanceOfSatisfying(
                        Taking.Held.class, held -> assertThat(held.by()).contains(first));
        assertThat(pulse.paused).isZero();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("is refused in words where a file has a number behind which there is no other")
    void lastNumber() throws IOException {
        Path odd = Files.createFile(folder.resolve("token-revoker.lease-999999999999"));
        assertThatThrownBy(() -> take(thisProcessOn(ALPHA)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(odd.toString())
                .hasMessageContaining("delete that file");
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisplayName("does not mind files whose numbers are too long for any lease")
    void endlessNumber() throws IOException {
        Files.createFile(folder.resolve("token-revoker.lease-999999999999999999"));
        Files.createFile(folder.resolve("token-revoker.lease-" + "9".repeat(40)));
        assertThat(take(thisProcessOn(ALPHA))).isInstanceOf(Taking.Taken.class);
    }

    @Test
    @DisplayName("is free once it was given back")
    void released() throws IOException {
        lease(thisProcessOn(ALPHA)).release();
        assertThat(take(on(BETA, 7, "m"))).isInstanceOf(Taking.Taken.class);
        assertThat(pulse.paused).isZero();
    }

    @Test
    @DisplayName("of a process of this machine that is gone is taken over at once")
    void killed() throws IOException {
        lease(on(ALPHA, NO_PROCESS, "m"));
        assertThat(take(thisProcessOn(ALPHA))).isInstanceOf(Taking.Taken.class);
        assertThat(pulse.paused).isZero();
    }

    @Test
    @DisplayName("of a process whose id another one has now is taken over at once")
    void idUsedAgain() throws IOException {
        lease(on(ALPHA, ProcessHandle.current().pid(), "ticks-1"));
        assertThat(take(thisProcessOn(ALPHA))).isInstanceOf(Taking.Taken.class);
    }

    @Test
    @DisplayName("from before this machine was started anew is taken over at once")
    void restarted() throws IOException {
        lease(thisProcessOn(ALPHA));
        assertThat(take(thisProcessOn(new Machine("alpha", "alpha.1", "boot-9", "pid-1"))))
                .isInstanceOf(Taking.Taken.class);
        assertThat(pulse.paused).isZero();
    }

    @Test
    @DisplayName("is taken over at once where the lock says that no other process of this machine has it")
    void locked() throws IOException {
        lease(thisProcessOn(ALPHA));
        assertThat(Lease.take(folder, thisProcessOn(ALPHA), true, pulse)).isInstanceOf(Taking.Taken.class);
    }

    @Test
    @DisplayName(
            "of another machine that lives is refused as soon as its beat is seen, also with the lock of this machine")
    void beating() throws IOException {
        Lease other = lease(on(BETA, 7, "m"));
        pulse.meanwhile = other::beat;
        assertThat(Lease.take(folder, thisProcessOn(ALPHA), true, pulse)).isInstanceOf(Taking.Held.class);
        assertThat(pulse.paused).isLessThan(Lease.BEAT);
    }

    @Test
    @DisplayName("of another machine that beats no more is taken over after five beats, whatever its clock says")
    void stopped() throws IOException {
        lease(on(BETA, 7, "m"));
        pulse.now = pulse.now.minus(Duration.ofDays(400));
        assertThat(take(thisProcessOn(ALPHA))).isInstanceOf(Taking.Taken.class);
        assertThat(pulse.paused).isEqualTo(Lease.PATIENCE);
    }

    @Test
    @DisplayName("of a container that cannot be looked into is watched like that of another machine")
    void container() throws IOException {
        Lease other = lease(on(new Machine("alpha", "alpha.1", "boot-1", "pid-77"), NO_PROCESS, "m"));
        pulse.meanwhile = other::beat;
        assertThat(take(thisProcessOn(ALPHA))).isInstanceOf(Taking.Held.class);
    }

    @Test
    @DisplayName("that is half written is watched, and taken over when nothing comes of it")
    void halfWritten() throws IOException {
        Files.writeString(folder.resolve("token-revoker.lease-3"), "Token Rev");
        assertThat(take(thisProcessOn(ALPHA))).isInstanceOf(Taking.Taken.class);
        assertThat(pulse.paused).isEqualTo(Lease.PATIENCE);
    }

    @Test
    @DisplayName("that was taken over refuses every write from then on, and says who took it")
    void lost() throws IOException {
        Lease first = lease(on(BETA, 7, "m"));
        first.check();
        lease(thisProcessOn(ALPHA));
        assertThat(first.beat()).hasValueSatisfying(words -> assertThat(words).contains("taken over", "on alpha"));
        assertThatThrownBy(first::check).hasMessageContaining("taken over");
    }

    @Test
    @DisplayName("is looked at before a write when the last look is two beats ago, as after a sleep of the machine")
    void afterSleep() throws IOException {
        Lease first = lease(on(BETA, 7, "m"));
        lease(thisProcessOn(ALPHA));
        pulse.now = pulse.now.plus(Duration.ofHours(1));
        assertThatThrownBy(first::check).hasMessageContaining("taken over");
    }

    @Test
    @DisplayName("is lost when the folder is replaced by another")
    void replaced() throws IOException {
        Lease first = lease(thisProcessOn(ALPHA));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertThat(first.beat()).hasValueSatisfying(words -> assertThat(words).contains("replaced"));
        assertThatThrownBy(first::check).hasMessageContaining("replaced");
    }

    @Test
    @DisplayName("allows nothing while nobody can tell, and goes on when the share is back")
    void shareAway() throws IOException {
        Path share = Files.createDirectory(folder.resolve("share"));
        Lease lease = ((Taking.Taken) Lease.take(share, thisProcessOn(ALPHA), false, pulse)).lease();
        Path away = Files.move(share, folder.resolve("away"));
        pulse.now = pulse.now.plus(Lease.PATIENCE);
        assertThat(lease.beat()).isEmpty();
        assertThatThrownBy(lease::check).isInstanceOf(IOException.class);
        Files.move(away, share);
        lease.check();
    }

    @Test
    @DisplayName("that was lost is not given back in the name of the one who has it now")
    void lostAndReleased() throws IOException {
        Lease first = lease(on(BETA, 7, "m"));
        Lease second = lease(thisProcessOn(ALPHA));
        first.release();
        assertThat(second.beat()).isEmpty();
        assertThat(take(thisProcessOn(ALPHA))).isInstanceOf(Taking.Held.class);
    }

    /** Whoever has made a lease writes it before the time of those that watch is over. */
    private record WaitForWriter(Path folder) implements Pulse {
        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public void pause(Duration time) {
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                try (Stream<Path> leases = Files.list(folder)) {
                    return leases.map(Path::toFile).noneMatch(lease -> lease.exists() && lease.length() == 0);
                }
            });
        }
    }

    @Test
    @DisplayName("is taken over by one of many that try at the same moment")
    void oneOfMany() throws Exception {
        for (int round = 0; round < 40; round++) {
            Path contested = Files.createDirectory(folder.resolve("round-" + round));
            Lease.take(contested, on(ALPHA, NO_PROCESS, "m"), false, pulse);
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Taking>> takings = new ArrayList<>();
            try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int taker = 0; taker < 8; taker++) {
                    takings.add(many.submit(() -> {
                        start.await();
                        return Lease.take(contested, thisProcessOn(ALPHA), false, new WaitForWriter(contested));
                    }));
                }
                start.countDown();
            }
            long won = 0;
            for (Future<Taking> taking : takings) {
                won += taking.get() instanceof Taking.Taken ? 1 : 0;
            }
            assertThat(won).as("winners of round %d", round).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("says what it said, when it is read back")
    void roundTrip() {
        Holder holder = thisProcessOn(Machine.present());
        assertThat(Holder.read(holder.write(41, false))).contains(new Holder.Said(holder, false));
        assertThat(Holder.read(holder.write(42, true))).contains(new Holder.Said(holder, true));
        assertThat(holder.write(42, true)).hasSameSizeAs(holder.write(1, false));
    }
}
