package io.github.tokenrevoker.revocation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.RawServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A check that is kept fresh")
class FreshCheckTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String PROVIDER =
            RawServer.http("200 OK", "application/json", "{\"providerId\":\"abc\",\"name\":\"Provider\"}");
    private static final String GENERATION = RawServer.http("200 OK", "application/json", "{\"generation\":3}");

    private final TestTime time = new TestTime();
    private final OnezoneClient client = new OnezoneClient(CLOCK, "test");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Preflight preflight = new Preflight(client, CLOCK, time, threads);
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Long> moments = new ArrayList<>();

    /** Called with the request line before an answer is given. */
    private volatile Predicate<String> answers = _ -> true;

    private volatile String generation = GENERATION;

    @SuppressWarnings("NullAway.Init")
    private RawServer zone;

    @SuppressWarnings("NullAway.Init")
    private Access own;

    @BeforeEach
    void open() throws Exception {
        zone = new RawServer(this::answer);
        own = new Access(zone.address(), AccessToken.pasted("MDAxNWxvY2F00aW9uIGNhbmFyeQo"));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        threads.shutdownNow();
        zone.close();
    }

    private void answer(String requestLine, OutputStream out) throws IOException {
        if (answers.test(requestLine)) {
            String said = requestLine.contains("/temporary") ? generation : PROVIDER;
            out.write(said.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Pauses by letting the test's time pass, and ends at the last pause. */
    private boolean paused(Duration pause, int most) {
        pauses.add(pause);
        time.pass(pause);
        return pauses.size() <= most;
    }

    private FreshCheck pausing(int times) {
        return new FreshCheck(preflight, own, Optional.empty(), PACE, pause -> paused(pause, times));
    }

    private void run(int times) {
        pausing(times).run(PACE, (_, since) -> moments.add(since));
    }

    @Test
    @DisplayName("asks who the caller is and for the generation after each pause, and nothing else")
    void questions() {
        long start = time.nanos();
        run(3);
        assertThat(zone.requests()).hasSize(6).allMatch(request -> request.startsWith("GET "));
        assertThat(zone.count("GET /api/v3/onezone/provider")).isEqualTo(3);
        assertThat(zone.count("GET /api/v3/onezone/provider/tokens/temporary")).isEqualTo(3);
        assertThat(pauses).hasSize(4).containsOnly(PACE);
        assertThat(moments)
                .containsExactly(start + PACE.toNanos(), start + 2 * PACE.toNanos(), start + 3 * PACE.toNanos());
    }

    @Test
    @DisplayName("asks both side by side, so that two connections stay open")
    void sideBySide() {
        CyclicBarrier both = new CyclicBarrier(2);
        answers = _ -> {
            try {
                both.await(10, TimeUnit.SECONDS);
                return true;
            } catch (InterruptedException | BrokenBarrierException | TimeoutException _) {
                return false;
            }
        };
        List<CheckReport> reports = new ArrayList<>();
        pausing(1).run(PACE, (report, _) -> reports.add(report));
        assertThat(reports).singleElement().matches(CheckReport::allowsProof);
    }

    @Test
    @DisplayName("begins at once where there is no first pause")
    void atOnce() {
        pausing(0).run(Duration.ZERO, (_, since) -> moments.add(since));
        assertThat(moments).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"429 Too Many Requests", "503 Service Unavailable", "500 Oops"})
    @DisplayName("pauses longer and longer after failures, and asks each question once:")
    void backsOff(String status) {
        generation = RawServer.http(status, "text/html", "<html>");
        run(6);
        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(zone.count("GET /api/v3/onezone/provider/tokens/temporary")).isEqualTo(6);
    }

    @Test
    @DisplayName("pauses as long as Onezone wants it")
    void retryAfter() {
        generation = "HTTP/1.1 503 Busy\r\nRetry-After: 100\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        run(1);
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(100));
    }

    @Test
    @DisplayName("goes on at its usual pace once Onezone answers again")
    void recovers() {
        answers = _ -> pauses.size() != 1;
        run(3);
        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 1L, 1L);
    }

    @Test
    @DisplayName("asks rarely once the person has not decided for long")
    void unwatched() {
        run(121);
        assertThat(pauses.subList(0, 120)).containsOnly(PACE);
        assertThat(pauses.subList(120, 122)).containsOnly(PACE.multipliedBy(15));
    }

    @Test
    @DisplayName("overwrites its token when it ends")
    void overwritten() {
        run(1);
        assertThat(own.isCleared()).isTrue();
    }

    @Test
    @DisplayName("that is stopped in a pause asks nothing more, and its token is overwritten at once")
    void stoppedInPause() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        FreshCheck fresh = new FreshCheck(preflight, own, Optional.empty(), PACE, _ -> isNeverOver(pausing));
        Thread running = Thread.ofVirtual().start(() -> fresh.run(PACE, (_, since) -> moments.add(since)));
        pausing.await();
        fresh.stop();
        assertThat(own.isCleared()).isTrue();
        assertThat(running.join(Duration.ofSeconds(10))).isTrue();
        assertThat(zone.requests()).isEmpty();
    }

    private static boolean isNeverOver(CountDownLatch pausing) {
        try {
            pausing.countDown();
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Test
    @DisplayName("that is stopped while it asks does not wait for the answer, and tells nothing")
    void stoppedWhileAsking() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch over = new CountDownLatch(1);
        answers = _ -> {
            asked.countDown();
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return false;
        };
        FreshCheck fresh = pausing(9);
        Thread running = Thread.ofVirtual().start(() -> fresh.run(PACE, (_, since) -> moments.add(since)));
        asked.await();
        fresh.stop();
        assertThat(own.isCleared()).isTrue();
        over.countDown();
        assertThat(running.join(Duration.ofSeconds(10))).isTrue();
        assertThat(moments).isEmpty();
        assertThat(zone.requests()).hasSize(2);
    }

    @Test
    @DisplayName("that is finished lets the questions under way come to their end, and tells nothing of them")
    void finishedWhileAsking() throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        CountDownLatch goOn = new CountDownLatch(1);
        answers = _ -> {
            asked.countDown();
            try {
                return goOn.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                return false;
            }
        };
        FreshCheck fresh = pausing(9);
        Thread running = Thread.ofVirtual().start(() -> fresh.run(PACE, (_, since) -> moments.add(since)));
        asked.await();
        fresh.finish();
        assertThat(own.isCleared()).isFalse();
        goOn.countDown();
        assertThat(running.join(Duration.ofSeconds(10))).isTrue();
        assertThat(own.isCleared()).isTrue();
        assertThat(moments).isEmpty();
        assertThat(zone.requests()).hasSize(2);
    }
}
