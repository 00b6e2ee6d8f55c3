package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.controls.Notices.Remedy;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileBook.Deleted;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Stores secrets, and says what could not be stored. Nobody waits for it: each act begins on the FX thread, where what is
 * given is kept in memory at once, and goes on in the background.
 */
public final class SecretStorage {
    private final Texts texts = Texts.of(SecretStorage.class);
    private final ProfileBook book;
    private final SecretKeeper keeper;
    private final VaultWorkflow vault;
    private final WorkContext work;
    private final Fx fx;

    SecretStorage(ProfileBook book, SecretKeeper keeper, VaultWorkflow vault, WorkContext work) {
        this.book = book;
        this.keeper = keeper;
        this.vault = vault;
        this.work = work;
        this.fx = work.fx();
    }

    /**
     * A wish to store the secrets of a profile.
     *
     * @param isNew whether some of them were just given, and not only moved
     */
    private record Wish(ProfileSession session, TokenHome from, TokenHome to, boolean isNew) {
        boolean needsVault() {
            return from == TokenHome.VAULT || to == TokenHome.VAULT;
        }

        /** Which store failed: the new one, unless nothing there could fail. */
        TokenHome failing() {
            return !to.isStore() || (!isNew && from == TokenHome.KEYRING) ? from : to;
        }
    }

    /**
     * Brings a profile's secrets to another store, or replaces them where they are stored. When that fails, the profile keeps
     * naming the store that they were in.
     *
     * @param given what is new of them, empty to move what is there; overwritten here
     */
    public void begin(ProfileSession session, TokenHome to, ProfileSecrets given) {
        boolean isNew = !given.isEmpty();
        book.memory().keep(session, given);
        given.close();
        begin(session, to, isNew);
    }

    /** The same with what is in memory. */
    void begin(ProfileSession session, TokenHome to, boolean isNew) {
        Wish wish = new Wish(session, session.profile().home(), to, isNew);
        if (wish.needsVault()) {
            work.background().start(() -> storeWithVault(wish), _ -> {});
        } else {
            // From now on it is being written, and the window does not close in between.
            CompletableFuture<Void> writing = keeper.store(session, to);
            work.background().start(() -> finish(wish, writing), _ -> {});
        }
    }

    private void storeWithVault(Wish wish) {
        try {
            if (vault.open()) {
                finish(wish, fx.call(() -> keeper.store(wish.session(), wish.to())));
            } else {
                fx.later(() -> work.notices().show(texts.get("token.not-moved", name(wish.session()))));
            }
        } catch (SecretStoreException failure) {
            tellThatItStays(wish, failure);
        }
    }

    private void finish(Wish wish, CompletableFuture<Void> writing) {
        try {
            StoreAnswer.await(fx, () -> writing);
            fx.run(keeper.leftovers()::delete);
        } catch (SecretStoreException failure) {
            tellThatItStays(wish, failure);
        }
    }

    /** Stores the passwords that are in memory where the profile's token is stored. */
    void beginWithPasswords(ProfileSession session) {
        CompletableFuture<Void> writing = keeper.storePasswords(session);
        work.background()
                .start(
                        () -> {
                            try {
                                StoreAnswer.await(fx, () -> writing);
                            } catch (SecretStoreException failure) {
                                tell(session, failure);
                            }
                        },
                        _ -> {});
    }

    /** Takes the passwords that a profile's route no longer needs out of memory and of the store. */
    public void dropUnneededPasswords(ProfileSession session) {
        book.memory().forgetPasswords(session);
        // A vault that is closed is not opened for it: what isn't needed goes with the next writing.
        var _ = keeper.storePasswords(session);
    }

    /** Stores the secrets of many profiles where each says, those of the vault in one act. They are overwritten here. */
    public void beginAll(Map<ProfileSession, ProfileSecrets> given) {
        Map<UUID, ProfileSecrets> ofVault = new HashMap<>();
        given.forEach((session, secrets) -> {
            if (session.profile().home() == TokenHome.VAULT) {
                book.memory().keep(session, secrets);
                ofVault.put(session.profile().id(), secrets);
            } else {
                begin(session, session.profile().home(), secrets);
            }
        });
        if (!ofVault.isEmpty()) {
            work.background().start(() -> storeInVault(ofVault), _ -> {});
        }
    }

    private void storeInVault(Map<UUID, ProfileSecrets> given) {
        try {
            if (vault.open()) {
                StoreAnswer.await(fx, () -> keeper.storeInVault(given));
                fx.run(keeper.leftovers()::delete);
            } else {
                work.tell(texts.get("vault.import-open"));
            }
        } catch (SecretStoreException failure) {
            work.tell(SecretWords.of(TokenHome.VAULT, failure));
        } finally {
            given.values().forEach(ProfileSecrets::close);
        }
    }

    /** Deletes what a deleted profile has stored, now that its deletion can't be undone any more. */
    public void deleteForGood(Deleted deleted) {
        book.deleteForGood(deleted);
        keeper.leftovers().deleteOnceSaved();
    }

    /** Deletes what deleted profiles and moved secrets have left behind, where that asks the operator nothing. */
    public void deleteLeftovers() {
        keeper.leftovers().delete();
    }

    /** Returns whether a secret is on its way to a store. */
    public boolean isStoring() {
        return keeper.isWriting();
    }

    /** Does something once none is any more. */
    public void onceStored(Runnable then) {
        keeper.onceWritten(then);
    }

    private void tellThatItStays(Wish wish, SecretStoreException failure) {
        fx.later(() -> {
            Optional<Remedy> remedy = wish.to() == TokenHome.KEYRING
                    ? Optional.of(new Remedy(
                            texts.get("token.vault-instead"), () -> begin(wish.session(), TokenHome.VAULT, false)))
                    : Optional.empty();
            work.notices()
                    .show(
                            texts.get("token.not-kept", name(wish.session()), SecretWords.of(wish.failing(), failure)),
                            remedy);
        });
    }

    /** Says that the store of a profile failed. */
    void tell(ProfileSession session, SecretStoreException failure) {
        fx.later(() -> work.notices().show(SecretWords.of(session.profile().home(), failure)));
    }

    private static String name(ProfileSession session) {
        return Harmless.line(session.profile().name());
    }
}
