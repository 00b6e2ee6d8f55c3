package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in an encrypted file under a passphrase ({@link SealedFile} says how). All of them lie in one entry, so that
 * opening costs one derivation of a key. While the vault is open, secrets and passphrase are in memory; both are overwritten
 * when it is locked. Calls block. Thread-safe.
 */
public final class Vault implements SecretStore {
    private final WholeFile file;
    private final SealedFile seal;
    private final Clock clock;
    private @Nullable VaultContents contents;
    private char[] passphrase = {};
    /** The digest of the file as it was last read or written here; empty where there was none. */
    private byte[] seen = {};

    private Map<String, Object> attributes = Map.of();

    public Vault(Path file, SealedFile seal, Clock clock) {
        this(file, seal, clock, WritePermit.ALWAYS);
    }

    /**
     * A vault that is written with a permit.
     *
     * @param permit asked before each change on the disk
     */
    public Vault(Path file, SealedFile seal, Clock clock, WritePermit permit) {
        this.file = new WholeFile(file, permit);
        this.seal = seal;
        this.clock = clock;
    }

    /** The result of an attempt to open the vault. */
    public sealed interface Opening {
        record Opened() implements Opening {}

        /** The file was damaged and lies at {@code setAside}; the version before it is used. */
        record Recovered(Path setAside) implements Opening {}

        /**
         * Only the version before opens, and nothing is open yet: the file was damaged, or another process has given it
         * another passphrase. {@link #unlockPrevious} goes on.
         */
        record OpensPrevious() implements Opening {}

        /** Says nothing of what is inside. */
        record WrongPassphrase() implements Opening {}
    }

    /** A change of the open vault by another process that the operator has to decide about. */
    public enum Change {
        /** It has other secrets for some profile. */
        CONFLICTING,
        /** It does not open with the passphrase: it was damaged, or has another one. */
        UNREADABLE,
        DELETED
    }

    /** Whose version counts. */
    public enum Choice {
        MINE,
        THEIRS
    }

    /** Whether there is a vault to open. */
    public synchronized boolean exists() throws SecretStoreException {
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
    public synchronized void create(char[] chosen) throws SecretStoreException {
        try (var _ = alone()) {
            if (exists()) {
                throw new IllegalStateException("there is a vault already");
            }
            save(VaultContents.NONE, chosen);
            open(VaultContents.NONE, chosen);
        }
    }

    /**
     * Opens the vault.
     *
     * @param given copied; the caller overwrites its own
     */
    public synchronized Opening unlock(char[] given) throws SecretStoreException {
        try {
            file.sweep();
            Optional<byte[]> present = file.read();
            Optional<VaultContents> content = present.flatMap(bytes -> opened(bytes, given));
            if (content.isPresent()) {
                open(content.get(), given);
                seen = digest(present);
                return new Opening.Opened();
            }
            Optional<VaultContents> before = file.readPrevious().flatMap(bytes -> opened(bytes, given));
            if (before.isEmpty()) {
                return new Opening.WrongPassphrase();
            }
            before.get().clear();
            return present.filter(SealedFile::isWhole).isPresent()
                    ? new Opening.OpensPrevious()
                    : unlockPrevious(given);
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    /**
     * Opens the version before, and puts it in the place of the file, which is set aside.
     *
     * @param given copied; the caller overwrites its own
     */
    public synchronized Opening unlockPrevious(char[] given) throws SecretStoreException {
        try (var _ = alone()) {
            try {
                Optional<VaultContents> before = file.readPrevious().flatMap(bytes -> opened(bytes, given));
                if (before.isEmpty()) {
                    return new Opening.WrongPassphrase();
                }
                Optional<Path> setAside =
                        file.read().isPresent() ? Optional.of(file.setAside(clock.instant())) : Optional.empty();
                open(before.get(), given);
                save(before.get(), given);
                return setAside.<Opening>map(Opening.Recovered::new).orElseGet(Opening.Opened::new);
            } catch (IOException failure) {
                throw disk(failure);
            }
        }
    }

    /**
     * Checks whether another process has changed the file since it was last read or written here, as a synced folder or a
     * restored backup does. What they have added is taken over, and what is only here is written back.
     *
     * @return what has to be decided by {@link #resolve}, before anything is written; empty when nothing has to be
     * @throws SecretStoreException also when the vault is locked
     */
    public synchronized Optional<Change> lookAtFile() throws SecretStoreException {
        try (var _ = alone()) {
            VaultContents mine = contents();
            Optional<byte[]> now = content();
            byte[] digest = digest(now);
            if (Arrays.equals(digest, seen)) {
                return Optional.empty();
            }
            if (now.isEmpty()) {
                return Optional.of(Change.DELETED);
            }
            Optional<VaultContents> theirs = opened(now.get(), passphrase);
            if (theirs.isEmpty()) {
                return Optional.of(Change.UNREADABLE);
            }
            if (!mine.agreesWith(theirs.get())) {
                theirs.get().clear();
                return Optional.of(Change.CONFLICTING);
            }
            take(mine.or(theirs.get()), theirs.get(), digest);
            return Optional.empty();
        }
    }

    /** Makes the contents the vault's, and writes them unless they are just what is in the file. */
    private void take(VaultContents both, VaultContents theirs, byte[] digest) throws SecretStoreException {
        VaultContents mine = contents();
        if (!both.isWithin(theirs)) {
            save(both, passphrase);
        } else {
            seen = digest;
        }
        contents = both;
        mine.clearWhatIsNotIn(both);
        theirs.clearWhatIsNotIn(both);
    }

    /**
     * Decides what counts after a {@link Change}. The version that does not is kept beside the file, still encrypted. With
     * another passphrase in the file, and with no file, {@link Choice#THEIRS} locks the vault.
     *
     * @return where the other version lies; empty where there is none
     */
    public synchronized Optional<Path> resolve(Choice choice) throws SecretStoreException {
        try (var _ = alone()) {
            VaultContents mine = contents();
            Optional<byte[]> now = content();
            Optional<VaultContents> theirs = now.flatMap(bytes -> opened(bytes, passphrase));
            try {
                if (choice == Choice.MINE) {
                    Optional<Path> aside =
                            now.isPresent() ? Optional.of(file.setAside("changed", clock.instant())) : Optional.empty();
                    VaultContents kept = theirs.map(mine::or).orElse(mine);
                    save(kept, passphrase);
                    contents = kept;
                    theirs.ifPresent(others -> others.clearWhatIsNotIn(kept));
                    return aside;
                }
                Path aside = file.keepAside("mine", clock.instant(), sealed(mine, passphrase));
                if (theirs.isPresent()) {
                    take(theirs.get().or(mine), theirs.get(), digest(now));
                } else {
                    lock();
                }
                return Optional.of(aside);
            } catch (IOException failure) {
                throw disk(failure);
            }
        }
    }

    private Optional<byte[]> content() throws SecretStoreException {
        try {
            return file.read();
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    private static byte[] digest(Optional<byte[]> content) {
        try {
            return content.isEmpty()
                    ? new byte[0]
                    : MessageDigest.getInstance("SHA-256").digest(content.get());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
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
    public synchronized boolean changePassphrase(char[] present, char[] next) throws SecretStoreException {
        try (var _ = alone()) {
            boolean open = isOpen();
            if (open) {
                requireUnchanged();
            }
            if (!(unlock(present) instanceof Opening.Opened)) {
                return false;
            }
            VaultContents unchanged = contents();
            save(unchanged, next);
            // From here on the file has the new one, whatever else fails.
            open(unchanged, next);
            // So that the version before does not open with the old one either.
            forgetInPrevious(unchanged);
            if (!open) {
                lock();
            }
            return true;
        }
    }

    /**
     * Moves a vault whose passphrase is forgotten out of the way, with everything in it.
     *
     * @return where it lies now, still encrypted
     */
    public synchronized Optional<Path> startAfresh() throws SecretStoreException {
        try (var _ = alone()) {
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
    }

    @Override
    public synchronized ProfileSecrets read(UUID profile, Set<PasswordUse> uses) throws SecretStoreException {
        takeOverWhatIsNew();
        return contents().of(profile).only(uses).copy();
    }

    @Override
    public synchronized void write(UUID profile, ProfileSecrets given, Set<PasswordUse> uses)
            throws SecretStoreException {
        try (var _ = alone()) {
            requireUnchanged();
            replace(contents().with(profile, given, uses));
        }
    }

    /**
     * Stores the secrets of many profiles, and keeps what is stored of them besides, with one derivation of the key.
     *
     * @throws SecretStoreException when none is stored
     */
    public synchronized void writeAll(Map<UUID, ProfileSecrets> given) throws SecretStoreException {
        try (var _ = alone()) {
            requireUnchanged();
            replace(contents().and(given));
        }
    }

    @Override
    public synchronized void delete(UUID profile) throws SecretStoreException {
        try (var _ = alone()) {
            requireUnchanged();
            replace(contents().without(profile));
        }
    }

    /** Keeps the other processes that share the folder from coming between a look at the file and what is written then. */
    private WritePermit.Writing alone() throws SecretStoreException {
        try {
            return file.begin();
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    private void replace(VaultContents changed) throws SecretStoreException {
        VaultContents present = contents();
        if (changed.equals(present)) {
            changed.clearWhatIsNotIn(present);
            return;
        }
        boolean somethingGoes = !present.isWithin(changed);
        try {
            save(changed, passphrase);
        } catch (SecretStoreException failure) {
            changed.clearWhatIsNotIn(present);
            throw failure;
        }
        contents = changed;
        present.clearWhatIsNotIn(changed);
        if (somethingGoes) {
            forgetInPrevious(changed);
        }
    }

    /** Writes once more, so that the version before does not keep what is gone; without room, there is none. */
    private void forgetInPrevious(VaultContents changed) throws SecretStoreException {
        try {
            save(changed, passphrase);
        } catch (SecretStoreException noRoom) {
            try {
                file.deletePrevious();
            } catch (IOException _) {
                throw noRoom;
            }
        }
    }

    private void requireUnchanged() throws SecretStoreException {
        Optional<Change> change = lookAtFile();
        if (change.isPresent()) {
            throw new SecretStoreException(Reason.CHANGED, change.get().name());
        }
    }

    /** What is in memory is given even when the file cannot be read just now: a revocation may depend on it. */
    private void takeOverWhatIsNew() throws SecretStoreException {
        contents();
        try {
            // Ten thousand tokens may be wanted at once, and reading the file for each would take minutes.
            Map<String, Object> now = file.attributes();
            if (!now.equals(attributes)) {
                attributes = now;
                lookAtFile();
            }
        } catch (IOException _) {
            // Nothing new is known.
        } catch (SecretStoreException failure) {
            if (failure.reason() != Reason.DISK) {
                throw failure;
            }
        }
    }

    private VaultContents contents() throws SecretStoreException {
        VaultContents known = contents;
        if (known == null) {
            throw new SecretStoreException(Reason.LOCKED, "the vault is locked");
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
        return seal.open(bytes, given).flatMap(Vault::wipedAfterReading);
    }

    private static Optional<VaultContents> wipedAfterReading(byte[] plain) {
        try {
            return VaultContents.read(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private void save(VaultContents content, char[] under) throws SecretStoreException {
        try {
            byte[] bytes = sealed(content, under);
            file.write(bytes);
            seen = digest(Optional.of(bytes));
        } catch (IOException failure) {
            throw disk(failure);
        }
    }

    private byte[] sealed(VaultContents content, char[] under) {
        byte[] plain = content.write();
        try {
            return seal.seal(plain, under);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static SecretStoreException disk(IOException failure) {
        return new SecretStoreException(Reason.DISK, FileFailure.words(failure));
    }

    @Override
    public String toString() {
        return "Vault[" + file.path() + (isOpen() ? ", open]" : ", locked]");
    }
}
