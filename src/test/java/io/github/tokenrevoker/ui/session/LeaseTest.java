package io.github.tokenrevoker.ui.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.ui.background.TestThreads;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The right to work on a profile")
class LeaseTest {
    private final TestThreads threads = new TestThreads();
    private final ProfileSession session = new ProfileSession(
            new Profile(
                    UUID.randomUUID(),
                    "Kraków",
                    new OnezoneAddress("https", "onezone.example.org", 443),
                    Environment.TEST,
                    ""),
            false,
            new SimpleObjectProperty<>(Optional.empty()),
            threads.fx());

    @AfterEach
    void close() {
        threads.close();
    }

    private Activity activity() {
        return threads.fx().call(() -> session.activityProperty().get());
    }

    private Lease begin() {
        return Lease.begin(session, Activity.OBTAINING).orElseThrow();
    }

    @Test
    @DisplayName("is given to one at a time")
    void one() {
        Lease first = begin();
        assertThat(Lease.begin(session, Activity.EDITING)).isEmpty();
        assertThat(activity()).isEqualTo(Activity.OBTAINING);
        first.close();
        assertThat(Lease.begin(session, Activity.EDITING)).isPresent();
    }

    @Test
    @DisplayName("is given to one of many threads that ask for it at once")
    void race() throws Exception {
        int contenders = 16;
        CyclicBarrier start = new CyclicBarrier(contenders);
        List<Future<Optional<Lease>>> asked;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = workers.invokeAll(Collections.nCopies(contenders, () -> {
                start.await();
                return Lease.begin(session, Activity.OBTAINING);
            }));
        }
        assertThat(asked.stream().map(Future::resultNow).flatMap(Optional::stream))
                .hasSize(1);
    }

    @Test
    @DisplayName("is given back at the end of its block, whatever ends that")
    void block() {
        assertThatThrownBy(() -> {
                    try (Lease lease = begin()) {
                        lease.step(Activity.SENDING);
                        throw new StackOverflowError("on purpose");
                    }
                })
                .hasMessage("on purpose");
        assertThat(session.isBusy()).isFalse();
        assertThat(activity()).isEqualTo(Activity.IDLE);
    }

    @Test
    @DisplayName("is given back although the window is gone")
    void withoutWindow() {
        Lease lease = begin();
        threads.close();
        assertThatThrownBy(lease::close).isInstanceOf(CancellationException.class);
        assertThat(session.isBusy()).isFalse();
    }

    @Test
    @DisplayName("gives each revocation a stop sign of its own, which the session raises")
    void stop() {
        Lease lease = begin();
        StopSign first = lease.stop();
        assertThat(session.stopSign()).isSameAs(first);
        assertThat(lease.stop()).isNotSameAs(first).isSameAs(session.stopSign());
    }

    @Test
    @DisplayName("is given back by an exception of its work")
    void exception() {
        assertGivenBackBy(() -> {
            throw new IllegalStateException("on purpose");
        });
    }

    @Test
    @DisplayName("is given back by an error of its work")
    void error() {
        assertGivenBackBy(() -> {
            throw new OutOfMemoryError("on purpose");
        });
    }

    private void assertGivenBackBy(Runnable work) {
        Lease lease = begin();
        assertThatThrownBy(() -> lease.run(work)).hasMessage("on purpose");
        assertThat(session.isBusy()).isFalse();
    }

    @Test
    @DisplayName("changes nothing any more once it was given back")
    void late() {
        Lease first = begin();
        first.close();
        first.step(Activity.SENDING);
        assertThat(activity()).isEqualTo(Activity.IDLE);
        Lease second = begin();
        first.step(Activity.SENDING);
        first.close();
        assertThat(activity()).isEqualTo(Activity.OBTAINING);
        assertThat(second.isHeld()).isTrue();
        assertThat(first.isHeld()).isFalse();
    }
}
