package io.github.tokenrevoker.revocation.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stop sign")
class StopSignTest {
    private final StopSign stop = new StopSign();

    @Test
    @DisplayName("lets acts begin until it is raised, and none afterwards")
    void acts() {
        assertThat(stop.unlessRaised(() -> "sent")).contains("sent");
        stop.raise();
        assertThat(stop.unlessRaised(() -> {
                    throw new AssertionError("it has begun");
                }))
                .isEmpty();
    }

    @Test
    @DisplayName("lets questions be asked after it was raised, without cutting them off")
    void questions() {
        stop.raise();
        assertThat(stop.during(() -> Thread.currentThread().isInterrupted())).isFalse();
    }

    @Test
    @DisplayName("interrupts every call under way, and leaves no interruption behind")
    void interrupts() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        List<String> cut = new CopyOnWriteArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> calls = List.of("act", "question").stream()
                    .map(name -> threads.submit(() -> {
                        Runnable call = () -> {
                            begun.countDown();
                            try {
                                never.await();
                            } catch (InterruptedException _) {
                                cut.add(name);
                            }
                        };
                        if (name.equals("act")) {
                            assertThat(stop.unlessRaised(() -> done(call))).isPresent();
                        } else {
                            assertThat(stop.during(() -> done(call))).isTrue();
                        }
                        return Thread.currentThread().isInterrupted();
                    }))
                    .toList();
            begun.await();
            stop.raise();
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isFalse();
            }
        }
        assertThat(cut).containsExactlyInAnyOrder("act", "question");
    }

    private static boolean done(Runnable call) {
        call.run();
        return true;
    }

    @Test
    @DisplayName("raised gently lets what is under way come to its end, and nothing more begin")
    void gently() {
        boolean interrupted = stop.unlessRaised(() -> {
                    stop.raiseGently();
                    return Thread.currentThread().isInterrupted();
                })
                .orElseThrow();
        assertThat(interrupted).isFalse();
        assertThat(stop.unlessRaised(() -> "sent")).isEmpty();
        assertThat(stop.isUrgent()).isFalse();
    }

    @Test
    @DisplayName("stays raised, and as urgent as it was, whatever is asked after that")
    void staysRaised() {
        assertThat(stop.isRaised()).isFalse();
        stop.raiseGently();
        assertThat(stop.during(stop::isRaised)).isTrue();
        assertThat(stop.isRaised()).isTrue();
        assertThat(stop.isUrgent()).isFalse();
        stop.raise();
        assertThat(stop.during(stop::isUrgent)).isTrue();
        assertThat(stop.isUrgent()).isTrue();
    }

    @Test
    @DisplayName("is raised urgently by whoever interrupts the thread during a call, and is not by a call that ends")
    void interruptedFromOutside() {
        assertThat(stop.during(() -> "asked")).isEqualTo("asked");
        assertThat(stop.isRaised()).isFalse();
        assertThat(stop.unlessRaised(() -> {
                    Thread.currentThread().interrupt();
                    return "sent";
                }))
                .contains("sent");
        assertThat(stop.isRaised()).isTrue();
        assertThat(stop.isUrgent()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
