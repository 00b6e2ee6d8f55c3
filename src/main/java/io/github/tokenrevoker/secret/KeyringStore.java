package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Secrets in the operating system's keyring: one entry for a profile's token, and one for its passwords where it has any.
 * Every call ends in time: a keyring that waits for a person, or forever, blocks only its own thread.
 */
public final class KeyringStore implements SecretStore {
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
     * @param patience how long to wait for everything else; a person may have to type a password
     */
    public KeyringStore(KeyringDoor door, Duration probePatience, Duration patience) {
        this.door = door;
        this.probePatience = probePatience;
        this.patience = patience;
    }

    /** Returns whether a keyring answers on this machine. Blocks for as long as the probe's patience; prompts for nothing. */
    public boolean answers() {
        try {
            return within(probePatience, door::answers);
        } catch (SecretStoreException _) {
            return false;
        }
    }

    @Override
    public ProfileSecrets read(UUID profile, Set<PasswordUse> uses) throws SecretStoreException {
        Optional<AccessToken> token = readToken(profile);
        return new ProfileSecrets(
                token,
                uses.isEmpty() ? RoutePasswords.NONE : readPasswords(profile).only(uses));
    }

    private Optional<AccessToken> readToken(UUID profile) throws SecretStoreException {
        Optional<String> secret = within(patience, () -> door.read(profile.toString()));
        try {
            return secret.isEmpty() ? Optional.empty() : Optional.of(AccessToken.pasted(secret.get()));
        } catch (UnusableTokenException _) {
            throw new SecretStoreException(Reason.FAILED, "what lies in the keyring for this profile is no token");
        }
    }

    /** An entry that makes no sense counts as none: the passwords are asked for, and stored over it. */
    private RoutePasswords readPasswords(UUID profile) throws SecretStoreException {
        return within(patience, () -> door.read(passwordsName(profile)))
                .flatMap(PasswordFormat::read)
                .orElse(RoutePasswords.NONE);
    }

    @Override
    public void write(UUID profile, ProfileSecrets given, Set<PasswordUse> uses) throws SecretStoreException {
        if (given.token().isPresent()) {
            AccessToken token = given.token().get();
            change(() -> door.write(profile.toString(), token.reveal()));
        }
        RoutePasswords passwords = given.passwords().only(uses);
        if (!passwords.byUse().keySet().containsAll(uses)) {
            passwords = readPasswords(profile).only(uses).and(passwords);
        }
        RoutePasswords all = passwords;
        if (all.isEmpty()) {
            change(() -> door.delete(passwordsName(profile)));
        } else {
            change(() -> door.write(passwordsName(profile), PasswordFormat.write(all)));
        }
    }

    private static String passwordsName(UUID profile) {
        return profile + "/passwords";
    }

    @Override
    public void delete(UUID profile) throws SecretStoreException {
        change(() -> {
            door.delete(profile.toString());
            door.delete(passwordsName(profile));
        });
    }

    /** What changes something in the keyring. */
    private interface Change {
        void make() throws Exception;
    }

    private void change(Change change) throws SecretStoreException {
        within(patience, () -> {
            change.make();
            return change;
        });
    }

    private <T> T within(Duration time, Callable<T> work) throws SecretStoreException {
        Future<T> result = thread.submit(work);
        try {
            return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            result.cancel(true);
            throw new SecretStoreException(Reason.SLOW, "no answer within " + time.toSeconds() + " s");
        } catch (InterruptedException _) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new SecretStoreException(Reason.FAILED, "interrupted");
        } catch (ExecutionException failure) {
            throw told(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /** The words of the keyring's libraries, which say no secrets. */
    private static SecretStoreException told(Throwable cause) {
        String words = Objects.requireNonNullElse(cause.getMessage(), "it gave no reason");
        return switch (cause.getClass().getSimpleName()) {
            case "BackendNotSupportedException" -> new SecretStoreException(Reason.ABSENT, words);
            case "IsLocked", "AccessControlException" -> new SecretStoreException(Reason.LOCKED, words);
            default ->
                new SecretStoreException(
                        words.toLowerCase(Locale.ROOT).contains("lock") ? Reason.LOCKED : Reason.FAILED, words);
        };
    }
}
