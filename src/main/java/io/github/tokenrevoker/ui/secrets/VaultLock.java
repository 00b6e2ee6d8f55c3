package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.ui.background.Background;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * The vault's lock: shows whether it is open, and locks it. Belongs to the FX thread, except for {@link #attempt},
 * {@link #look} and {@link #noteOpened}, which block; the vault itself is used in the background, one act after the other.
 */
public final class VaultLock {
    private static final Duration MAX_WRITING = Duration.ofSeconds(5);

    private final Vault vault;
    private final Background background;
    private final Background.Lane lane;
    private final Consumer<Runnable> onceWritten;
    private final BooleanProperty open = new SimpleBooleanProperty();
    /** Whether the vault is to be locked once everything is written. */
    private boolean locking;

    /**
     * Makes a lock for a vault.
     *
     * @param onceWritten runs something once nothing is being stored any more, on the FX thread
     */
    VaultLock(Vault vault, Background background, Consumer<Runnable> onceWritten) {
        this.vault = vault;
        this.background = background;
        this.lane = background.lane("vault");
        this.onceWritten = onceWritten;
    }

    /** Whether the vault is open; what is in it is in memory then. */
    public ReadOnlyBooleanProperty openProperty() {
        return open;
    }

    /**
     * Locks the vault; passphrase and secrets are overwritten in memory. What is just being written to it has a few seconds
     * to finish.
     */
    void lock() {
        open.set(false);
        locking = true;
        onceWritten.accept(this::finishLocking);
        background.after(MAX_WRITING, this::finishLocking);
    }

    /** Once for each locking: what is opened after that stays open. */
    private void finishLocking() {
        if (locking) {
            locking = false;
            lane.run(vault::lock);
        }
    }

    /** Does something with the vault, after a locking that is still waiting. Blocks. */
    <T> T attempt(Callable<T> act) throws SecretStoreException {
        background.fx().run(this::finishLocking);
        return look(act);
    }

    /** Looks at the vault, whether it is to be locked or not. Blocks. */
    <T> T look(Callable<T> question) throws SecretStoreException {
        try {
            return lane.call(question);
        } catch (SecretStoreException | CancellationException failure) {
            throw failure;
        } catch (Exception failure) {
            throw SecretStoreException.of(failure);
        }
    }

    /** Shows whether the vault is open now. Blocks. */
    void noteOpened(boolean isOpen) {
        background.fx().run(() -> open.set(isOpen));
    }

    /** Returns whether the vault is open, and not about to be locked. Blocks. */
    boolean isOpen() {
        return background.fx().call(open::get);
    }
}
