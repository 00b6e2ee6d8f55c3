package io.github.tokenrevoker.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("This machine's name")
class MachineNameTest {
    @Test
    @DisplayName("is looked up once, however often it is asked for")
    void once() {
        AtomicInteger lookups = new AtomicInteger();
        MachineName name = new MachineName(() -> "console-" + lookups.incrementAndGet());
        await().until(() -> lookups.get() == 1);
        assertThat(name.orEmpty()).isEqualTo("console-1");
        assertThat(name.orEmpty()).isEqualTo("console-1");
    }

    @Test
    @DisplayName("is left out rather than waited for when the resolver does not answer")
    void slowResolver() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        MachineName name = new MachineName(() -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            over.countDown();
            return "too late";
        });
        assertThat(name.orEmpty()).isEmpty();
        assertThat(name.orEmpty()).isEmpty();
        never.countDown();
        over.await();
        await().untilAsserted(() -> assertThat(name.orEmpty()).isEqualTo("too late"));
    }

    @Test
    @DisplayName("is left out when it can't be found out")
    void failing() {
        MachineName name = new MachineName(() -> {
            throw new IllegalStateException("no resolver");
        });
        assertThat(name.orEmpty()).isEmpty();
    }

    @Test
    @DisplayName("is known on this machine without a resolver")
    void resolved() {
        assertThat(MachineName.resolved()).isNotBlank();
    }
}
