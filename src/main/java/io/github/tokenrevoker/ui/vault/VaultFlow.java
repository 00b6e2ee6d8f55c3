package io.github.tokenrevoker.ui.vault;

import io.github.tokenrevoker.secret.TokenStoreException;
import io.github.tokenrevoker.secret.Vault;
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
    private final Consumer<Path> recovered;
    private final Runnable lockedByItself;
    private final BooleanProperty open = new SimpleBooleanProperty();
    private Consumer<Runnable> writings = Runnable::run;
    private Instant lastInput;
    private int wrongInARow;

    /**
     * Stands before the vault.
     *
     * @param recovered told where a damaged vault has been set aside
     * @param lockedByItself told when nobody was there for too long
     */
    public VaultFlow(
            Window owner,
            Vault vault,
            Background background,
            Clock clock,
            Pace pace,
            Supplier<Settings> settings,
            Consumer<Path> recovered,
            Runnable lockedByItself) {
        this.owner = owner;
        this.vault = vault;
        this.background = background;
        this.lane = background.lane("vault");
        this.clock = clock;
        this.pace = pace;
        this.settings = settings;
        this.recovered = recovered;
        this.lockedByItself = lockedByItself;
        this.lastInput = clock.instant();
    }

    /** Whether the vault is open; what is in it is then in memory. */
    public ReadOnlyBooleanProperty openProperty() {
        return open;
    }

    /** Goes on with the vault open: asks for its passphrase, or for a new one where there is no vault yet. */
    public void withOpenVault(Runnable then, Consumer<Optional<TokenStoreException>> otherwise) {
        if (open.get()) {
            then.run();
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
                        failure instanceof TokenStoreException known ? Optional.of(known) : Optional.empty()));
    }

    /** Asks for the present passphrase and a new one. */
    public void changePassphrase() {
        var _ = VaultDialog.change(owner, this);
    }

    /** Whether there is a vault; told on the FX thread. */
    public void exists(Consumer<Boolean> then) {
        lane.run(vault::exists, then, _ -> then.accept(true));
    }

    /** How long no passphrase is taken just now, after wrong ones. */
    Duration penalty() {
        return wrongInARow == 0 ? Duration.ZERO : pace.afterWrongPassphrases(wrongInARow);
    }

    void after(Duration pause, Runnable action) {
        background.after(pause, action);
    }

    /** Tries a passphrase, and overwrites it. */
    void unlock(char[] passphrase, Consumer<Opening> then, Consumer<Exception> failed) {
        lane.run(
                () -> {
                    Opening opening = vault.unlock(passphrase);
                    Arrays.fill(passphrase, '\0');
                    return opening;
                },
                opening -> {
                    switch (opening) {
                        case Opening.Opened _ -> opened();
                        case Opening.Recovered found -> {
                            opened();
                            recovered.accept(found.setAside());
                        }
                        case Opening.WrongPassphrase _ -> wrongInARow++;
                    }
                    then.accept(opening);
                },
                failed);
    }

    /** Makes a vault under a passphrase, and overwrites that. */
    void create(char[] passphrase, Runnable then, Consumer<Exception> failed) {
        lane.run(
                () -> {
                    vault.create(passphrase);
                    Arrays.fill(passphrase, '\0');
                    return passphrase;
                },
                _ -> {
                    opened();
                    then.run();
                },
                failed);
    }

    /** Puts a new passphrase in the place of the present one; {@code then} learns whether that one was right. */
    void change(char[] present, char[] next, Consumer<Boolean> then, Consumer<Exception> failed) {
        lane.run(
                () -> {
                    boolean right = vault.changePassphrase(present, next);
                    Arrays.fill(present, '\0');
                    Arrays.fill(next, '\0');
                    return right;
                },
                right -> {
                    wrongInARow = right ? 0 : wrongInARow + 1;
                    then.accept(right);
                },
                failed);
    }

    /** Sets a vault aside whose passphrase is forgotten; {@code then} learns where it lies. */
    void startAfresh(Consumer<Optional<Path>> then, Consumer<Exception> failed) {
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
            lockedByItself.run();
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
        writings.accept(this::lockUnlessOpened);
        background.after(LONGEST_WRITING, this::lockUnlessOpened);
    }

    private void lockUnlessOpened() {
        if (!open.get()) {
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
