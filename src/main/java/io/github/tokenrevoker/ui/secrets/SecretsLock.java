package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;

/**
 * Locks the vault and forgets the secrets in memory, when the person wishes it or after a time without input. Belongs to the
 * FX thread.
 */
public final class SecretsLock {
    private final Texts texts = Texts.of(SecretsLock.class);
    private final VaultLock vault;
    private final ProfileBook book;
    private final WorkContext work;
    private Instant lastInput;

    SecretsLock(VaultLock vault, ProfileBook book, WorkContext work) {
        this.vault = vault;
        this.book = book;
        this.work = work;
        this.lastInput = work.clock().instant();
        vault.openProperty().subscribe((_, open) -> {
            if (open) {
                noteInput();
                lockWhenIdle();
            } else {
                book.forgetTokens();
            }
        });
    }

    /** Whether the vault is open. */
    public ReadOnlyBooleanProperty openProperty() {
        return vault.openProperty();
    }

    /** Locks now. */
    public void lock() {
        vault.lock();
        book.forgetTokens();
        tell("locked");
    }

    /** Notes that the person is there. */
    public void noteInput() {
        lastInput = work.clock().instant();
    }

    /** How long until an open vault is locked, if there is no input; not positive when that time is over. */
    public Duration untilIdle() {
        return Duration.between(
                work.clock().instant(), lastInput.plus(work.settings().get().vaultIdle()));
    }

    private void lockWhenIdle() {
        if (!vault.openProperty().get()) {
            return;
        }
        Duration left = untilIdle();
        if (left.isNegative() || left.isZero()) {
            vault.lock();
            tell("idle-locked");
        } else {
            work.background().after(left, this::lockWhenIdle);
        }
    }

    private void tell(String key) {
        work.notices()
                .show(texts.get(key) + keptAfterLocking())
                .whileTrue(vault.openProperty().not());
    }

    /** Says what remains in memory; empty when nothing does. */
    private String keptAfterLocking() {
        List<String> names = book.sessions().stream()
                .filter(session -> session.isBusy() || session.isBeingSettled())
                .map(session -> session.profile().name())
                .toList();
        return names.isEmpty() ? "" : " " + texts.get("locked.kept", String.join(", ", names));
    }
}
