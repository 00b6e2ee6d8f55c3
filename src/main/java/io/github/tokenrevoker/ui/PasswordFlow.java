package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.editor.PasswordPrompt;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.TokenKeeper;
import io.github.tokenrevoker.ui.vault.VaultFlow;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.stage.Window;

/** Where the passwords of a route come from when they are needed. They rest where the profile's token does. On the FX thread. */
final class PasswordFlow {
    private final Window owner;
    private final ProfileBook book;
    private final TokenKeeper keeper;
    private final VaultFlow vault;
    private final BiFunction<TokenHome, SecretStoreException, String> words;
    private final Notices notices;

    /**
     * Ties passwords to their places.
     *
     * @param words of a place's failure
     */
    PasswordFlow(
            Window owner,
            ProfileBook book,
            TokenKeeper keeper,
            VaultFlow vault,
            BiFunction<TokenHome, SecretStoreException, String> words,
            Notices notices) {
        this.owner = owner;
        this.book = book;
        this.keeper = keeper;
        this.vault = vault;
        this.words = words;
        this.notices = notices;
    }

    /** Goes on when this run knows all passwords that the profile's route needs. */
    void with(ProfileSession session, Runnable then, Runnable otherwise) {
        if (isComplete(session)) {
            then.run();
            return;
        }
        Runnable find = () -> keeper.find(session, () -> ask(session, true, then, otherwise), failure -> {
            notices.show(words.apply(session.profile().home(), failure), Optional.empty());
            ask(session, false, then, otherwise);
        });
        switch (session.profile().home()) {
            case KEYRING -> find.run();
            case VAULT ->
                vault.withOpenVault(
                        find, failure -> failure.ifPresentOrElse(_ -> ask(session, false, then, otherwise), otherwise));
            case NOWHERE -> ask(session, false, then, otherwise);
        }
    }

    /** Goes on when this run knows all passwords, or the keyring does; nobody is asked. */
    void atHand(ProfileSession session, Runnable then, Runnable otherwise) {
        if (isComplete(session)) {
            then.run();
        } else if (session.profile().home() == TokenHome.KEYRING) {
            keeper.find(session, () -> (isComplete(session) ? then : otherwise).run(), _ -> otherwise.run());
        } else {
            otherwise.run();
        }
    }

    private boolean isComplete(ProfileSession session) {
        return book.secrets(session)
                .passwords()
                .lackedBy(session.profile().route())
                .isEmpty();
    }

    /**
     * Asks for what is still missing, one password after the other.
     *
     * @param keep whether to bring them to where the profile's token rests
     */
    private void ask(ProfileSession session, boolean keep, Runnable then, Runnable otherwise) {
        Iterator<PasswordUse> lacking = book.secrets(session)
                .passwords()
                .lackedBy(session.profile().route())
                .iterator();
        if (!lacking.hasNext()) {
            then.run();
            return;
        }
        PasswordUse use = lacking.next();
        var _ = PasswordPrompt.ask(owner, session.profile(), use).thenAccept(given -> {
            if (given.isEmpty()) {
                otherwise.run();
                return;
            }
            book.keep(session, ProfileSecrets.of(use, given.get()));
            if (keep && isComplete(session)) {
                keeper.settlePasswords(
                        session,
                        failure -> notices.show(words.apply(session.profile().home(), failure), Optional.empty()));
            }
            ask(session, keep, then, otherwise);
        });
    }
}
