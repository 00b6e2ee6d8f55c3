package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Quiet looks at open outcomes")
class QuietLooksTest {
    private static final int AT_ONCE = 8;

    private final QuietLooks looks = new QuietLooks();

    @Test
    @DisplayName("are at most eight at once for one host, and each comes to its turn")
    void bounded() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        // Every eight wait for each other, so that as many as possible are under way at once.
        Phaser together = new Phaser(AT_ONCE);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int look = 0; look < 5 * AT_ONCE; look++) {
                workers.execute(() -> looks.inTurn("a.example", () -> {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    together.arriveAndAwaitAdvance();
                    underWay.decrementAndGet();
                    return Optional.of(done.incrementAndGet());
                }));
            }
        }
        assertThat(done).hasValue(5 * AT_ONCE);
        assertThat(most).hasValue(AT_ONCE);
    }

    @Test
    @DisplayName("of one host do not wait for those of another")
    void hosts() throws Exception {
        CountDownLatch full = new CountDownLatch(AT_ONCE);
        CountDownLatch over = new CountDownLatch(1);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int look = 0; look < AT_ONCE; look++) {
                workers.execute(() -> looks.inTurn("slow.example", () -> {
                    full.countDown();
                    awaitQuietly(over);
                    return Optional.empty();
                }));
            }
            assertThat(full.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(looks.inTurn("other.example", () -> Optional.of("looked")))
                    .contains("looked");
            over.countDown();
        }
    }

    @Test
    @DisplayName("give their turn back when they fail")
    void failure() {
        for (int look = 0; look < 2 * AT_ONCE; look++) {
            try {
                looks.inTurn("a.example", () -> {
                    throw new IllegalStateException("on purpose");
                });
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("on purpose");
            }
        }
        assertThat(looks.inTurn("a.example", () -> Optional.of("looked"))).contains("looked");
    }

    @Test
    @DisplayName("are not begun by an interrupted thread")
    void interrupted() {
        Thread.currentThread().interrupt();
        assertThat(looks.inTurn("a.example", () -> Optional.of("looked"))).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
