package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.secret.Vault.Change;
import io.github.tokenrevoker.secret.Vault.Choice;
import io.github.tokenrevoker.secret.Vault.Opening;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.secrets.VaultConversation.PassphraseChange;
import io.github.tokenrevoker.ui.secrets.VaultConversation.Unlocking;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Opens the vault, makes one, and changes its passphrase. Blocks; of several threads, one asks after the other. */
public final class VaultWorkflow {
    private final Texts texts = Texts.of(VaultWorkflow.class);
    private final Vault vault;
    private final VaultLock lock;
    private final SecretQuestions questions;
    private final WrongPassphrases wrong;
    private final WorkContext work;
    private final ReentrantLock asking = new ReentrantLock(true);

    VaultWorkflow(Vault vault, VaultLock lock, SecretQuestions questions, WorkContext work) {
        this.vault = vault;
        this.lock = lock;
        this.questions = questions;
        this.wrong = new WrongPassphrases(work.pace());
        this.work = work;
    }

    /**
     * Opens the vault: asks for its passphrase, for a new one where there is no vault yet, and for what counts where another
     * program has changed its file.
     *
     * @return false when the person declined
     * @throws SecretStoreException when the vault can't be used
     */
    public boolean open() throws SecretStoreException {
        asking.lock();
        try {
            if (lock.isOpen()) {
                return settleChanges();
            }
            return lock.attempt(vault::exists) ? unlock() : create();
        } finally {
            asking.unlock();
        }
    }

    private boolean settleChanges() throws SecretStoreException {
        Optional<Change> change;
        try {
            change = lock.attempt(vault::lookAtFile);
        } catch (SecretStoreException failure) {
            if (failure.reason() == Reason.DISK) {
                // What is in memory is of use without the file.
                return true;
            }
            if (lock.isOpen()) {
                throw failure;
            }
            return open();
        }
        if (change.isEmpty()) {
            return true;
        }
        Optional<Choice> choice = questions.vaultVersion(change.get());
        return choice.isPresent() && resolve(choice.get());
    }

    private boolean resolve(Choice choice) throws SecretStoreException {
        Optional<Path> aside = lock.attempt(() -> vault.resolve(choice));
        aside.ifPresent(path -> work.tell(texts.get("vault-kept-aside", path)));
        if (vault.isOpen()) {
            return true;
        }
        lock.noteOpened(false);
        return open();
    }

    private boolean unlock() {
        try (VaultConversation talk = questions.aboutVault()) {
            Optional<String> problem = Optional.empty();
            while (true) {
                Optional<Unlocking> answer = talk.passphrase(wrong.pause(), problem);
                if (answer.isEmpty()) {
                    return false;
                }
                switch (answer.get()) {
                    case Unlocking.Forgotten _ -> {
                        return startAfresh(talk);
                    }
                    case Unlocking.With(Passphrase given) -> {
                        try (given) {
                            problem = Optional.empty();
                            if (opensWith(given, talk)) {
                                return !talk.isDeclined();
                            }
                        } catch (SecretStoreException failure) {
                            problem = Optional.of(words(failure));
                        }
                    }
                }
            }
        }
    }

    /** The present file may be another person's newer one: it is set aside only when the person agrees. */
    private boolean opensWith(Passphrase given, VaultConversation talk) throws SecretStoreException {
        Opening opening = lock.attempt(() -> vault.unlock(given.letters()));
        if (opening instanceof Opening.OpensPrevious && talk.previousVersion().isPresent()) {
            opening = lock.attempt(() -> vault.unlockPrevious(given.letters()));
        }
        switch (opening) {
            case Opening.Opened _ -> noteOpened();
            case Opening.Recovered found -> {
                noteOpened();
                work.tell(texts.get("vault-recovered", found.setAside()));
            }
            case Opening.OpensPrevious _ -> {}
            case Opening.WrongPassphrase _ -> wrong.count();
        }
        return vault.isOpen();
    }

    private void noteOpened() {
        wrong.forget();
        lock.noteOpened(true);
    }

    private boolean startAfresh(VaultConversation talk) {
        Optional<String> problem = Optional.empty();
        while (talk.freshStart(problem).isPresent()) {
            try {
                Optional<Path> aside = lock.attempt(vault::startAfresh);
                wrong.forget();
                return create(talk, aside);
            } catch (SecretStoreException failure) {
                problem = Optional.of(words(failure));
            }
        }
        return false;
    }

    private boolean create() {
        try (VaultConversation talk = questions.aboutVault()) {
            return create(talk, Optional.empty());
        }
    }

    private boolean create(VaultConversation talk, Optional<Path> setAside) {
        Optional<String> problem = Optional.empty();
        while (true) {
            Optional<Passphrase> chosen = talk.newPassphrase(setAside, problem);
            if (chosen.isEmpty()) {
                return false;
            }
            try (Passphrase given = chosen.get()) {
                lock.attempt(() -> {
                    vault.create(given.letters());
                    return vault;
                });
                noteOpened();
                return !talk.isDeclined();
            } catch (SecretStoreException failure) {
                problem = Optional.of(words(failure));
            }
        }
    }

    /** Asks for the present passphrase and a new one, until they can be used or the person declines. */
    public void changePassphrase() {
        asking.lock();
        try (VaultConversation talk = questions.aboutVault()) {
            Optional<String> problem = Optional.empty();
            boolean changed = false;
            while (!changed) {
                Optional<PassphraseChange> answer = talk.passphraseChange(wrong.pause(), problem);
                if (answer.isEmpty()) {
                    return;
                }
                try (PassphraseChange given = answer.get()) {
                    problem = Optional.empty();
                    changed = changes(given);
                } catch (SecretStoreException failure) {
                    problem = Optional.of(words(failure));
                }
            }
        } finally {
            asking.unlock();
        }
    }

    private boolean changes(PassphraseChange given) throws SecretStoreException {
        boolean right = lock.attempt(() ->
                vault.changePassphrase(given.present().letters(), given.next().letters()));
        if (right) {
            wrong.forget();
        } else {
            wrong.count();
        }
        return right;
    }

    /** Returns whether there is a vault, or its file can't be read. */
    public boolean exists() {
        try {
            return lock.look(vault::exists);
        } catch (SecretStoreException _) {
            return true;
        }
    }

    private String words(SecretStoreException failure) {
        return texts.get("failed", FileFailure.words(failure));
    }
}
