package io.github.tokenrevoker.revocation.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The test carries the work out itself, piece by piece, and decides how long each takes. */
@DisplayName("Workers for many hosts")
class FairWorkersTest {
    private static final long QUICK = 100;

    private final Deque<Runnable> begun = new ArrayDeque<>();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> done = new ArrayList<>();
    private Load load = Load.SERVED;

    private FairWorkers workers(Limits limits) {
        return new FairWorkers(begun::add, limits, nanos::get);
    }

    private void add(FairWorkers workers, String host, int count) {
        IntStream.range(0, count)
                .forEach(_ -> workers.add(host, () -> {
                    nanos.addAndGet(QUICK);
                    done.add(host);
                    return load;
                }));
    }

    /** Carries out what is under way now, and returns how much that was. */
    private int round() {
        List<Runnable> now = List.copyOf(begun);
        begun.clear();
        now.forEach(Runnable::run);
        return now.size();
    }

    @Test
    @DisplayName("begin with little, and do more at once as long as a host answers quickly")
    void more() {
        add(workers(Limits.perHost(64)), "zone", 500);
        assertThat(round()).isEqualTo(16);
        assertThat(round()).isEqualTo(32);
        assertThat(round()).isEqualTo(64);
        assertThat(round()).isEqualTo(64);
    }

    @Test
    @DisplayName("never do more at once than they may, for a host and in all")
    void limits() {
        FairWorkers workers = workers(new Limits(4, 6));
        add(workers, "one", 50);
        add(workers, "other", 50);
        for (int turn = 0; turn < 10; turn++) {
            assertThat(begun.size()).isLessThanOrEqualTo(6);
            round();
        }
    }

    @Test
    @DisplayName("do half as much at once for a host that turns work away, and as much as before for the others")
    void less() {
        FairWorkers workers = workers(Limits.perHost(16));
        load = Load.CROWDED;
        add(workers, "crowded", 40);
        assertThat(round()).isEqualTo(16);
        load = Load.UNKNOWN;
        add(workers, "other", 40);
        assertThat(begun).hasSize(8 + 16);
    }

    @Test
    @DisplayName("do less at once when work takes much longer than the quickest did")
    void slower() {
        FairWorkers workers = workers(Limits.perHost(16));
        add(workers, "zone", 16);
        assertThat(round()).isEqualTo(16);
        for (int work = 0; work < 40; work++) {
            workers.add("zone", () -> {
                nanos.addAndGet(100 * QUICK);
                return Load.SERVED;
            });
        }
        assertThat(round()).isEqualTo(16);
        assertThat(begun).hasSize(4);
    }

    @Test
    @DisplayName("let the hosts take turns, so that one with much work holds nobody up")
    void turns() {
        FairWorkers workers = workers(new Limits(64, 64));
        add(workers, "much", 100);
        add(workers, "little", 3);
        round();
        round();
        assertThat(done.subList(0, 40)).contains("little");
    }

    @Test
    @DisplayName("go on after work that failed")
    void failing() {
        FairWorkers workers = workers(Limits.perHost(1));
        workers.add("zone", () -> {
            throw new IllegalStateException("made up");
        });
        add(workers, "zone", 1);
        Runnable failing = begun.remove();
        org.assertj.core.api.Assertions.assertThatThrownBy(failing::run).isInstanceOf(IllegalStateException.class);
        assertThat(round()).isEqualTo(1);
        assertThat(done).hasSize(1);
    }

    @Test
    @DisplayName("give up what has not begun")
    void givenUp() {
        FairWorkers workers = workers(Limits.perHost(2));
        add(workers, "zone", 10);
        workers.giveUpWaiting();
        assertThat(round()).isEqualTo(2);
        assertThat(begun).isEmpty();
    }
}
