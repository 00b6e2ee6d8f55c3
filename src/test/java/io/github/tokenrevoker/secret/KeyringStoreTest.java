package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javakeyring.BackendNotSupportedException;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The keyring")
class KeyringStoreTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final Duration AGES = Duration.ofMinutes(1);

    /** Answers every wish with one act. */
    private record Door(Act act) implements KeyringDoor {
        interface Act {
            Optional<String> answer() throws Exception;
        }

        @Override
        public boolean answers() {
            try {
                return act.answer().isPresent();
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
        }

        @Override
        public Optional<String> read(String name) throws Exception {
            return act.answer();
        }

        @Override
        public void write(String name, String secret) throws Exception {
            var _ = act.answer();
        }

        @Override
        public void delete(String name) throws Exception {
            var _ = act.answer();
        }
    }

    private static KeyringStore store(Door.Act act, Duration patience) {
        return new KeyringStore(new Door(act), patience, patience);
    }

    private static void assertFailsWith(KeyringStore store, Reason reason) {
        assertThatThrownBy(() -> store.read(MINE, Set.of()))
                .isInstanceOfSatisfying(
                        SecretStoreException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName("gives what it holds")
    void reads() throws SecretStoreException, UnusableTokenException {
        assertThat(store(() -> Optional.of("token"), AGES).read(MINE, Set.of()).token())
                .contains(AccessToken.pasted("token"));
        assertThat(store(Optional::empty, AGES).read(MINE, Set.of()).token()).isEmpty();
    }

    @Test
    @DisplayName("that never answers is given up in time, again and again")
    void silent() {
        CountDownLatch never = new CountDownLatch(1);
        KeyringStore store = store(
                () -> {
                    never.await();
                    return Optional.empty();
                },
                Duration.ofMillis(50));
        assertFailsWith(store, Reason.SLOW);
        assertFailsWith(store, Reason.SLOW);
        assertThat(store.answers()).isFalse();
        never.countDown();
    }

    @Test
    @DisplayName("tells absent, locked and failed apart")
    void failures() {
        assertFailsWith(
                store(
                        () -> {
                            throw new BackendNotSupportedException("none");
                        },
                        AGES),
                Reason.ABSENT);
        assertFailsWith(
                store(
                        () -> {
                            throw new IllegalStateException("Cannot get secret of a locked object");
                        },
                        AGES),
                Reason.LOCKED);
        assertFailsWith(
                store(
                        () -> {
                            throw new IllegalStateException("boom");
                        },
                        AGES),
                Reason.FAILED);
    }

    @Test
    @DisplayName("that holds something else than a token says so without showing it")
    void nonsense() {
        KeyringStore store = store(() -> Optional.of("not a token"), AGES);
        assertThatThrownBy(() -> store.read(MINE, Set.of()))
                .hasMessageContaining("no token")
                .message()
                .doesNotContain("not a t");
    }

    @Test
    @DisplayName("answers where the machine has one, and not where it has none or fails")
    void answers() {
        assertThat(store(() -> Optional.of(""), AGES).answers()).isTrue();
        assertThat(store(Optional::empty, AGES).answers()).isFalse();
        assertThat(store(
                                () -> {
                                    throw new IllegalStateException("broken");
                                },
                                AGES)
                        .answers())
                .isFalse();
    }

    @Test
    @DisplayName("gives a failure of its own as it is, and of any other no words")
    void ownFailures() {
        SecretStoreException locked = new SecretStoreException(Reason.LOCKED, "the collection is locked");
        assertThat(SecretStoreException.of(locked)).isSameAs(locked);
        assertThat(locked.technical()).isEqualTo("the collection is locked");
        SecretStoreException other = SecretStoreException.of(new IllegalStateException("MDAxNXRva2VuCg"));
        assertThat(other.reason()).isEqualTo(Reason.FAILED);
        assertThat(other).hasMessageNotContaining("MDAx");
    }

    @Test
    @DisplayName("stops waiting when its thread is interrupted, and leaves it so")
    void interrupted() {
        CountDownLatch never = new CountDownLatch(1);
        KeyringStore silent = store(
                () -> {
                    never.await();
                    return Optional.empty();
                },
                AGES);
        Thread.currentThread().interrupt();
        assertFailsWith(silent, Reason.FAILED);
        assertThat(Thread.interrupted()).isTrue();
    }
}
