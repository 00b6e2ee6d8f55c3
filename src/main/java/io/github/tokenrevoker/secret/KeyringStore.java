package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.secret.TokenStoreException.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tokens in the operating system's keyring. Every call ends in time: a keyring that waits for somebody, or for ever, keeps
 * only its own thread waiting.
 */
public final class KeyringStore implements TokenStore {
    private final KeyringDoor door;
    private final Duration probePatience;
    private final Duration patience;
    /** A platform thread: native libraries and sockets of keyrings would hold on to the carrier of a virtual one. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("keyring").factory());

    /**
     * Stands before a keyring.
     *
     * @param probePatience how long to wait for a sign of life
     * @param patience how long to wait for everything else; people may have to type a password meanwhile
     */
    public KeyringStore(KeyringDoor door, Duration probePatience, Duration patience) {
        this.door = door;
        this.probePatience = probePatience;
        this.patience = patience;
    }

    /** Whether a keyring answers on this machine. Blocks for as long as the probe's patience; asks nobody. */
    public boolean answers() {
        try {
            return within(probePatience, door::answers);
        } catch (TokenStoreException _) {
            return false;
        }
    }

    @Override
    public Optional<AccessToken> read(UUID profile) throws TokenStoreException {
        Optional<String> secret = within(patience, () -> door.read(profile.toString()));
        try {
            return secret.isEmpty() ? Optional.empty() : Optional.of(AccessToken.pasted(secret.get()));
        } catch (UnusableTokenException _) {
            throw new TokenStoreException(Reason.FAILED, "what lies in the keyring for this profile is no token");
        }
    }

    @Override
    public void write(UUID profile, AccessToken token) throws TokenStoreException {
        within(patience, () -> {
            door.write(profile.toString(), token.reveal());
            return profile;
        });
    }

    @Override
    public RoutePasswords readPasswords(UUID profile) throws TokenStoreException {
        Optional<String> secret = within(patience, () -> door.read(passwordsName(profile)));
        if (secret.isEmpty()) {
            return RoutePasswords.NONE;
        }
        return PasswordFormat.read(secret.get())
                .orElseThrow(() -> new TokenStoreException(
                        Reason.FAILED, "what lies in the keyring for this profile's route is odd"));
    }

    @Override
    public void writePasswords(UUID profile, RoutePasswords passwords) throws TokenStoreException {
        within(patience, () -> {
            if (passwords.isEmpty()) {
                door.delete(passwordsName(profile));
            } else {
                door.write(passwordsName(profile), PasswordFormat.write(passwords));
            }
            return profile;
        });
    }

    private static String passwordsName(UUID profile) {
        return profile + "/passwords";
    }

    @Override
    public void delete(UUID profile) throws TokenStoreException {
        within(patience, () -> {
            door.delete(profile.toString());
            door.delete(passwordsName(profile));
            return profile;
        });
    }

    private <T> T within(Duration time, Callable<T> work) throws TokenStoreException {
        Future<T> result = thread.submit(work);
        try {
            return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            result.cancel(true);
            throw new TokenStoreException(Reason.SLOW, "no answer within " + time.toSeconds() + " s");
        } catch (InterruptedException _) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new TokenStoreException(Reason.FAILED, "interrupted");
        } catch (ExecutionException failure) {
            throw told(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /** The words of the keyring's libraries, which say no secrets. */
    private static TokenStoreException told(Throwable cause) {
        String words = Objects.requireNonNullElse(cause.getMessage(), "it gave no reason");
        return switch (cause.getClass().getSimpleName()) {
            case "BackendNotSupportedException" -> new TokenStoreException(Reason.ABSENT, words);
            case "IsLocked", "AccessControlException" -> new TokenStoreException(Reason.LOCKED, words);
            default ->
                new TokenStoreException(
                        words.toLowerCase(Locale.ROOT).contains("lock") ? Reason.LOCKED : Reason.FAILED, words);
        };
    }
}
