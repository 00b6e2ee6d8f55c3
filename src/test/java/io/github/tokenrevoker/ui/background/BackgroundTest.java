package io.github.tokenrevoker.ui.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@DisplayName("Work in the background")
class BackgroundTest {
    private final Background background = new Background();
    private final CompletableFuture<Exception> failed = new CompletableFuture<>();

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void close() {
        background.close();
    }

    private Exception failure() throws Exception {
        return failed.get(30, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName("that ends with an Error is told as failed, so that nobody waits for ever")
    void error() throws Exception {
        Error error = new StackOverflowError();
        background.run(
                () -> {
                    throw error;
                },
                _ -> {},
                failed::complete);
        assertThat(failure()).hasCause(error);
    }

    @Test
    @DisplayName("in a lane that ends with an Error is told as failed, and the next one is done")
    void laneError() throws Exception {
        Background.Lane lane = background.lane("test");
        CompletableFuture<String> next = new CompletableFuture<>();
        lane.run(
                () -> {
                    throw new AssertionError("on purpose");
                },
                _ -> {},
                failed::complete);
        lane.run(() -> "done", next::complete, _ -> {});
        assertThat(failure()).hasRootCauseMessage("on purpose");
        assertThat(next.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    @DisplayName("knows that it is in the background, and its result that it is not")
    void knowsWhere() throws Exception {
        CompletableFuture<Boolean> there = new CompletableFuture<>();
        CompletableFuture<Boolean> here = new CompletableFuture<>();
        background.run(
                OffFx::isWorking,
                working -> {
                    there.complete(working);
                    here.complete(OffFx.isWorking());
                },
                failed::complete);
        CompletableFuture<Boolean> split = new CompletableFuture<>();
        background.workers().execute(() -> split.complete(OffFx.isWorking()));
        assertThat(there.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(here.get(30, TimeUnit.SECONDS)).isFalse();
        assertThat(split.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("in a lane can be waited for by other work")
    void laneCall() throws Exception {
        Background.Lane lane = background.lane("test");
        CompletableFuture<String> told = new CompletableFuture<>();
        background.run(() -> lane.call(() -> "done"), told::complete, failed::complete);
        assertThat(told.get(30, TimeUnit.SECONDS)).isEqualTo("done");
        background.run(
                () -> lane.call(() -> {
                    throw new IOException("on purpose");
                }),
                _ -> {},
                failed::complete);
        assertThat(failure()).isInstanceOf(IOException.class).hasMessage("on purpose");
    }

    @Test
    @DisplayName("can pause, and is told when the tool ends before that")
    void pause() throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        background.run(() -> background.pause(Duration.ofMillis(1)), over::complete, failed::complete);
        assertThat(over.get(30, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        background.start(() -> ended.complete(background.pause(Duration.ofDays(1))), failed::complete);
        background.close();
        assertThat(ended.get(30, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    @DisplayName("is told once, as done or as failed")
    void once() throws Exception {
        AtomicInteger told = new AtomicInteger();
        CompletableFuture<Integer> last = new CompletableFuture<>();
        background.run(() -> 1, _ -> told.incrementAndGet(), _ -> told.incrementAndGet());
        Background.Lane lane = background.lane("test");
        lane.run(() -> 2, _ -> told.incrementAndGet(), _ -> told.incrementAndGet());
        lane.run(() -> 3, last::complete, failed::complete);
        assertThat(last.get(30, TimeUnit.SECONDS)).isEqualTo(3);
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
        assertThat(told.get()).isEqualTo(2);
    }
}
