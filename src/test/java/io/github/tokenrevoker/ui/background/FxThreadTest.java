package io.github.tokenrevoker.ui.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The FX thread, as a worker sees it,")
class FxThreadTest {
    private final TestThreads threads = new TestThreads();
    private final Fx fx = threads.fx();

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    @DisplayName("answers what it is asked")
    void call() {
        assertThat(fx.isHere()).isFalse();
        assertThat(fx.call(fx::isHere)).isTrue();
    }

    @Test
    @DisplayName("does everything in the order in which it was handed over")
    void order() {
        List<Integer> done = new ArrayList<>();
        fx.later(() -> done.add(1));
        fx.run(() -> done.add(2));
        fx.later(() -> done.add(3));
        assertThat(fx.call(() -> List.copyOf(done))).containsExactly(1, 2, 3);
    }

    @Test
    @DisplayName("acts at once when it asks itself")
    void itself() {
        assertThat(fx.call(() -> fx.call(() -> "at once"))).isEqualTo("at once");
    }

    @Test
    @DisplayName("throws what the question throws")
    void thrown() {
        assertThatThrownBy(() -> fx.run(() -> {
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("on purpose");
        assertThatThrownBy(() -> fx.run(() -> {
                    throw new AssertionError("on purpose");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("gives the answer of a person, whenever it comes")
    void answer() {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        CompletableFuture<Optional<String>> told = new CompletableFuture<>();
        threads.background().start(() -> told.complete(fx.ask(() -> answer)), told::completeExceptionally);
        fx.run(() -> answer.complete(Optional.of("yes")));
        assertThat(told.orTimeout(30, TimeUnit.SECONDS).join()).contains("yes");
    }

    @Test
    @DisplayName("takes an interruption for no answer")
    void interruption() {
        Thread.currentThread().interrupt();
        assertThat(fx.<String>ask(CompletableFuture::new)).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @DisplayName("does not wait for a person itself")
    void neverWaits() {
        assertThatThrownBy(() -> fx.run(() -> fx.ask(CompletableFuture::new)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the FX thread never waits");
    }

    @Test
    @DisplayName("lets go of whoever waits for it when the window is gone")
    void gone() {
        CompletableFuture<Exception> told = new CompletableFuture<>();
        fx.later(() -> {
            threads.background().start(() -> fx.run(() -> {}), told::complete);
            threads.background().close();
        });
        assertThat(told.orTimeout(30, TimeUnit.SECONDS).join()).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> fx.run(() -> {})).isInstanceOf(CancellationException.class);
    }
}
