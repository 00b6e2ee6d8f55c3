package io.github.tokenrevoker.ui.secrets;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Questions about the vault's passphrase, in one window from the first of them to {@link #close()}. Each blocks, and is empty
 * once the person has closed that window. What is called a problem is shown with the question: it says in words why the
 * answer before could not be used.
 */
public interface VaultConversation extends AutoCloseable {
    /**
     * Asks for the passphrase.
     *
     * @param wait how long none is taken, because of wrong ones
     */
    Optional<Unlocking> passphrase(Duration wait, Optional<String> problem);

    /** Asks whether to use the version before the present file. */
    Optional<Agreed> previousVersion();

    /** Says what is lost without the passphrase, and asks whether to set the vault aside and make an empty one. */
    Optional<Agreed> freshStart(Optional<String> problem);

    /**
     * Asks for a new passphrase.
     *
     * @param setAside where the vault that the new one replaces is kept
     */
    Optional<Passphrase> newPassphrase(Optional<Path> setAside, Optional<String> problem);

    /** Asks for the present passphrase and a new one. */
    Optional<PassphraseChange> passphraseChange(Duration wait, Optional<String> problem);

    /** Returns whether the person has closed the window, also while an answer is tried. */
    boolean isDeclined();

    /** Closes the window. */
    @Override
    void close();

    /** The person agreed. */
    record Agreed() {}

    /** An answer to the question for the vault's passphrase. */
    sealed interface Unlocking {
        /** The person has typed it. */
        record With(Passphrase passphrase) implements Unlocking {}

        /** The person has forgotten it. */
        record Forgotten() implements Unlocking {}
    }

    /** The present passphrase and a new one. */
    record PassphraseChange(Passphrase present, Passphrase next) implements AutoCloseable {
        /** Overwrites both. */
        @Override
        public void close() {
            present.close();
            next.close();
        }
    }
}
