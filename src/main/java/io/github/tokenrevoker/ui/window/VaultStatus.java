package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.secrets.Secrets;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The state of the vault in words, with the time until it locks itself. Belongs to the FX thread. */
final class VaultStatus {
    /** How often the time that is left is looked at; it is shown in minutes. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Texts texts = Texts.of(VaultStatus.class);
    private final Secrets secrets;
    private final Background background;
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private boolean following;

    /** Follows the vault from now on. */
    VaultStatus(Secrets secrets, Background background) {
        this.secrets = secrets;
        this.background = background;
        secrets.lock().openProperty().subscribe((_, open) -> {
            if (!open) {
                words.set(texts.get("status.vault.locked"));
            } else if (!following) {
                following = true;
                followTime();
            }
        });
    }

    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    private void followTime() {
        following = isOpen();
        if (following) {
            // Part of a minute counts as one: the vault never locks earlier than is said.
            long minutes = Math.max(1, (secrets.lock().untilIdle().toSeconds() + 59) / 60);
            words.set(texts.get("status.vault.unlocked", minutes));
            background.after(LOOK, this::followTime);
        }
    }

    /** Looks whether there is a vault, once, for the words until it is first unlocked. */
    void lookForVault() {
        background.run(
                secrets.vault()::exists,
                exists -> {
                    if (words.get().isEmpty()) {
                        words.set(texts.get(exists ? "status.vault.locked" : "status.vault.none"));
                    }
                },
                _ -> {});
    }

    private boolean isOpen() {
        return secrets.lock().openProperty().get();
    }
}
