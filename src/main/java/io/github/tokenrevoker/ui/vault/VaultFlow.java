package io.github.tokenrevoker.ui.vault;

import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.secret.Vault.Choice;
import io.github.tokenrevoker.secret.Vault.Opening;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.stage.Window;

/** Opens, makes and locks the vault. Belongs to the FX thread; keys are derived in the background. */
public final class VaultFlow {
    private static final Duration LONGEST_WRITING = Duration.ofSeconds(5);

    private final Window owner;
    private final Vault vault;
    private final Background background;
    private final Background.Lane lane;
    private final Clock clock;
    private final Pace pace;
    private final Supplier<Settings> settings;
    private final Listener listener;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private Consumer<Runnable> writings = Runnable::run;
    /** Whether the vault is to be locked once everything is written. */
    private boolean locking;

    private Instant lastInput;
    private int wrongInARow;
    private long noPassphraseBefore;

    /** Told on the FX thread what happens to the vault without having been wished. */
    public interface Listener {
        /** The file was damaged and lies there; the version before it is in use. */
        void recovered(Path setAside);

        /** Another version of the vault, which does not count, lies there. */
        void keptAside(Path version);

        /** There was no input for too long. */
        void lockedByItself();
    }

    /**
     * Stands before the vault.
     *
     * @param listener told what happens to the vault without having been wished
     */
    public VaultFlow(
            Window owner,
            Vault vault,
            Background background,
            Clock clock,
            Pace pace,
            Supplier<Settings> settings,
            Listener listener) {
        this.owner = owner;
        this.vault = vault;
        this.background = background;
        this.lane = background.lane("vault");
        this.clock = clock;
        this.pace = pace;
        this.settings = settings;
        this.listener = listener;
        this.lastInput = clock.instant();
    }

    /** Whether the vault is open; what is in it is then in memory. */
    public ReadOnlyBooleanProperty openProperty() {
        return open;
    }

    /** Goes on with the vault open: asks for its passphrase, or for a new one where there is no vault yet. */
    public void withOpenVault(Runnable then, Consumer<Optional<SecretStoreException>> otherwise) {
        if (open.get()) {
            withUnchangedFile(then, otherwise);
            return;
        }
        lane.run(
                vault::exists,
                exists -> {
                    var asked = exists ? VaultDialog.unlock(owner, this) : VaultDialog.create(owner, this);
                    var _ = asked.thenAccept(opened -> {
                        if (opened) {
                            then.run();
                        } else {
                            otherwise.accept(Optional.empty());
                        }
                    });
                },
                failure -> otherwise.accept(
                        failure instanceof SecretStoreException known ? Optional.of(known) : Optional.empty()));
    }

    /** Asks first what counts, when somebody else has changed the file of the open vault. */
    private void withUnchangedFile(Runnable then, Consumer<Optional<SecretStoreException>> otherwise) {
        lane.run(
                vault::lookAtFile,
                change -> change.ifPresentOrElse(
                        found -> {
                            var _ = VaultChangedDialog.ask(owner, found)
                                    .thenAccept(choice -> choice.ifPresentOrElse(
                                            made -> resolve(made, then, otherwise),
                                            () -> otherwise.accept(Optional.empty())));
                        },
                        then),
                failure -> afterFailedLook(SecretStoreException.of(failure), then, otherwise));
    }

    /** What is in memory is of use without the file; a vault that was locked in between is opened again. */
    private void afterFailedLook(
            SecretStoreException failure, Runnable then, Consumer<Optional<SecretStoreException>> otherwise) {
        if (failure.reason() == Reason.DISK) {
            then.run();
        } else if (open.get()) {
            otherwise.accept(Optional.of(failure));
        } else {
            withOpenVault(then, otherwise);
        }
    }

    private void resolve(Choice choice, Runnable then, Consumer<Optional<SecretStoreException>> otherwise) {
        lane.run(
                () -> vault.resolve(choice),
                aside -> {
                    aside.ifPresent(listener::keptAside);
                    if (vault.isOpen()) {
                        then.run();
                    } else {
                        open.set(false);
                        withOpenVault(then, otherwise);
                    }
                },
                failure -> otherwise.accept(Optional.of(SecretStoreException.of(failure))));
    }

    /** Asks for the present passphrase and a new one. */
    public void changePassphrase() {
        var _ = VaultDialog.change(owner, this);
    }

    /** Whether there is a vault; told on the FX thread. */
    public void exists(Consumer<Boolean> then) {
        lane.run(vault::exists, then, _ -> then.accept(true));
    }

    /** How long no passphrase is taken from now on, after wrong ones, whichever dialog took them. */
    Duration penalty() {
        Duration left = Duration.ofNanos(noPassphraseBefore - System.nanoTime());
        return wrongInARow == 0 || left.isNegative() ? Duration.ZERO : left;
    }

    private void countWrong() {
        wrongInARow++;
        noPassphraseBefore =
                System.nanoTime() + pace.afterWrongPassphrases(wrongInARow).toNanos();
    }

    void after(Duration pause, Runnable action) {
        background.after(pause, action);
    }

    /** Tries a passphrase, and overwrites it. */
    void unlock(char[] passphrase, Consumer<Opening> then, Consumer<Exception> failed) {
        unlock(() -> vault.unlock(passphrase), passphrase, then, failed);
    }

    /** Opens the version before the present file with a passphrase, and overwrites that. */
    void unlockPrevious(char[] passphrase, Consumer<Opening> then, Consumer<Exception> failed) {
        unlock(() -> vault.unlockPrevious(passphrase), passphrase, then, failed);
    }

    private void unlock(
            Callable<Opening> attempt, char[] passphrase, Consumer<Opening> then, Consumer<Exception> failed) {
        finishLocking();
        lane.run(
                () -> {
                    try {
                        return attempt.call();
                    } finally {
                        Arrays.fill(passphrase, '\0');
                    }
                },
                opening -> {
                    switch (opening) {
                        case Opening.Opened _ -> opened();
                        case Opening.Recovered found -> {
                            opened();
                            listener.recovered(found.setAside());
                        }
                        case Opening.OpensPrevious _ -> {}
                        case Opening.WrongPassphrase _ -> countWrong();
                    }
                    then.accept(opening);
                },
                failed);
    }

    /** Makes a vault under a passphrase, and overwrites that. */
    void create(char[] passphrase, Runnable then, Consumer<Exception> failed) {
        finishLocking();
        lane.run(
                () -> {
                    try {
                        vault.create(passphrase);
                        return passphrase;
                    } finally {
                        Arrays.fill(passphrase, '\0');
                    }
                },
                _ -> {
                    opened();
                    then.run();
                },
                failed);
    }

    /** Puts a new passphrase in the place of the present one; {@code then} learns whether that one was right. */
    void change(char[] present, char[] next, Consumer<Boolean> then, Consumer<Exception> failed) {
        finishLocking();
        lane.run(
                () -> {
                    try {
                        return vault.changePassphrase(present, next);
                    } finally {
                        Arrays.fill(present, '\0');
                        Arrays.fill(next, '\0');
                    }
                },
                right -> {
                    if (right) {
                        wrongInARow = 0;
                    } else {
                        countWrong();
                    }
                    then.accept(right);
                },
                failed);
    }

    /** Sets a vault aside whose passphrase is forgotten; {@code then} learns where it lies. */
    void startAfresh(Consumer<Optional<Path>> then, Consumer<Exception> failed) {
        finishLocking();
        lane.run(
                vault::startAfresh,
                aside -> {
                    wrongInARow = 0;
                    then.accept(aside);
                },
                failed);
    }

    private void opened() {
        wrongInARow = 0;
        lastInput = clock.instant();
        open.set(true);
        lockWhenIdle();
    }

    /** Notes that the operator is there. */
    public void noteInput() {
        lastInput = clock.instant();
    }

    private void lockWhenIdle() {
        if (!open.get()) {
            return;
        }
        Duration left =
                Duration.between(clock.instant(), lastInput.plus(settings.get().vaultIdle()));
        if (left.isNegative() || left.isZero()) {
            lock();
            listener.lockedByItself();
        } else {
            background.after(left, this::lockWhenIdle);
        }
    }

    /** Has something that is being written to the vault finished before the vault is locked. */
    public void finishFirst(Consumer<Runnable> onceWritten) {
        writings = onceWritten;
    }

    /**
     * Locks the vault; passphrase and tokens are overwritten in memory. What is just being written to it has a few seconds
     * to finish.
     */
    public void lock() {
        open.set(false);
        locking = true;
        writings.accept(this::finishLocking);
        background.after(LONGEST_WRITING, this::finishLocking);
    }

    /** Once for each locking: what is opened after that stays open. */
    private void finishLocking() {
        if (locking) {
            locking = false;
            lane.run(
                    () -> {
                        vault.lock();
                        return vault;
                    },
                    _ -> {},
                    _ -> {});
        }
    }
}
