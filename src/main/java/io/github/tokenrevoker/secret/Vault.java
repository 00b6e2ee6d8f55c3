package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.secret.TokenStoreException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tokens and the passwords of routes in an encrypted file of the tool's own, under a passphrase ({@link SealedFile} says how). All of them lie in one
 * entry, so that opening costs one derivation of a key. While the vault is open, tokens and passphrase are in memory; both
 * are overwritten when it is locked. Calls block. Thread-safe.
 */
public final class Vault implements TokenStore {
    private final WholeFile file;
    private final SealedFile seal;
    private final Clock clock;
    private @Nullable VaultContents contents;
    private char[] passphrase = {};

    public Vault(Path file, SealedFile seal, Clock clock) {
        this.file = new WholeFile(file);
        this.seal = seal;
        this.clock = clock;
    }

    /** What came of an attempt to open the vault. */
    public sealed interface Opening {
        record Opened() implements Opening {}

        /** The file was damaged and lies at {@code setAside}; the version before it is used. */
        record Recovered(Path setAside) implements Opening {}

        /** Says nothing of what is inside. */
        record WrongPassphrase() implements Opening {}
    }

    /** Whether there is a vault to open. */
    public synchronized boolean exists() throws TokenStoreException {
        try {
            return file.read().isPresent() || file.readPrevious().isPresent();
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    public synchronized boolean isOpen() {
        return contents != null;
    }

    /**
     * Makes an empty vault and leaves it open.
     *
     * @param chosen copied; the caller overwrites its own
     * @throws IllegalStateException when there is one already
     */
    public synchronized void create(char[] chosen) throws TokenStoreException {
        if (exists()) {
            throw new IllegalStateException("there is a vault already");
        }
        save(VaultContents.NONE, chosen);
        open(VaultContents.NONE, chosen);
    }

    /**
     * Opens the vault.
     *
     * @param given copied; the caller overwrites its own
     */
    public synchronized Opening unlock(char[] given) throws TokenStoreException {
        try {
            file.sweep();
            Optional<byte[]> present = file.read();
            Optional<VaultContents> content = present.flatMap(bytes -> opened(bytes, given));
            if (content.isPresent()) {
                open(content.get(), given);
                return new Opening.Opened();
            }
            Optional<VaultContents> before = file.readPrevious().flatMap(bytes -> opened(bytes, given));
            if (before.isEmpty()) {
                return new Opening.WrongPassphrase();
            }
            Optional<Path> setAside =
                    present.isPresent() ? Optional.of(file.setAside(clock.instant())) : Optional.empty();
            open(before.get(), given);
            save(before.get(), given);
            return setAside.<Opening>map(Opening.Recovered::new).orElseGet(Opening.Opened::new);
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    /** Overwrites what is in memory. The file stays. */
    public synchronized void lock() {
        if (contents != null) {
            contents.clear();
            contents = null;
        }
        Arrays.fill(passphrase, '\0');
        passphrase = new char[0];
    }

    /** Puts another passphrase in the place of the present one; false when that is not {@code present}. */
    public synchronized boolean changePassphrase(char[] present, char[] next) throws TokenStoreException {
        boolean open = isOpen();
        if (!(unlock(present) instanceof Opening.Opened)) {
            return false;
        }
        // Twice, so that the version before does not open with the old one either.
        save(contents(), next);
        save(contents(), next);
        if (open) {
            open(contents(), next);
        } else {
            lock();
        }
        return true;
    }

    /**
     * Moves a vault whose passphrase is forgotten out of the way, with everything in it.
     *
     * @return where it lies now, still encrypted
     */
    public synchronized Optional<Path> startAfresh() throws TokenStoreException {
        try {
            lock();
            Optional<Path> aside = file.read().isPresent()
                    ? Optional.of(file.setAside("forgotten", clock.instant()))
                    : Optional.empty();
            file.deletePrevious();
            return aside;
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    @Override
    public synchronized Optional<AccessToken> read(UUID profile) throws TokenStoreException {
        return Optional.ofNullable(contents().tokens().get(profile)).map(AccessToken::copy);
    }

    @Override
    public void write(UUID profile, AccessToken token) throws TokenStoreException {
        writeAll(Map.of(profile, token));
    }

    /**
     * Keeps many tokens with one derivation of the key; all of them or none.
     *
     * @throws TokenStoreException when none is kept
     */
    public synchronized void writeAll(Map<UUID, AccessToken> given) throws TokenStoreException {
        replace(contents().and(given));
    }

    @Override
    public synchronized RoutePasswords readPasswords(UUID profile) throws TokenStoreException {
        return contents().passwords().getOrDefault(profile, RoutePasswords.NONE).copy();
    }

    @Override
    public synchronized void writePasswords(UUID profile, RoutePasswords passwords) throws TokenStoreException {
        replace(contents().with(profile, passwords));
    }

    @Override
    public synchronized void delete(UUID profile) throws TokenStoreException {
        replace(contents().without(profile));
    }

    private void replace(VaultContents changed) throws TokenStoreException {
        VaultContents present = contents();
        if (changed.equals(present)) {
            return;
        }
        save(changed, passphrase);
        if (!present.isWithin(changed)) {
            // Once more, so that the version before does not keep what is gone.
            save(changed, passphrase);
        }
        contents = changed;
        present.clearWhatIsNotIn(changed);
    }

    private VaultContents contents() throws TokenStoreException {
        VaultContents known = contents;
        if (known == null) {
            throw new TokenStoreException(Reason.LOCKED, "the vault is locked");
        }
        return known;
    }

    private void open(VaultContents content, char[] given) {
        char[] copy = given.clone();
        Arrays.fill(passphrase, '\0');
        contents = content;
        passphrase = copy;
    }

    private Optional<VaultContents> opened(byte[] bytes, char[] given) {
        return seal.open(bytes, given).flatMap(VaultContents::read);
    }

    private void save(VaultContents content, char[] under) throws TokenStoreException {
        byte[] plain = content.write();
        try {
            file.write(seal.seal(plain, under));
        } catch (IOException failure) {
            throw disk(failure);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static TokenStoreException disk(IOException failure) {
        return new TokenStoreException(Reason.DISK, FileFailure.words(failure));
    }

    @Override
    public String toString() {
        return "Vault[" + file.path() + (isOpen() ? ", open]" : ", locked]");
    }
}
