package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.secrets.SecretQuestion.ForPassword;
import io.github.tokenrevoker.ui.secrets.SecretQuestion.ForToken;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.SecretSource;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Obtains the secrets of a profile: from memory, from where they are stored, or from a person. Blocks. */
public final class SecretsWorkflow implements SecretSource {
    private final ProfileBook book;
    private final SecretKeeper keeper;
    private final VaultWorkflow vault;
    private final SecretQuestions questions;
    private final SecretStorage storage;
    private final Clock clock;
    private final Fx fx;

    SecretsWorkflow(
            ProfileBook book,
            SecretKeeper keeper,
            VaultWorkflow vault,
            SecretQuestions questions,
            SecretStorage storage,
            WorkContext work) {
        this.book = book;
        this.keeper = keeper;
        this.vault = vault;
        this.questions = questions;
        this.storage = storage;
        this.clock = work.clock();
        this.fx = work.fx();
    }

    @Override
    public Optional<ProfileSecrets> obtain(ProfileSession session) {
        Optional<SecretStoreException> failure = Optional.empty();
        fx.run(() -> forgetSpentTokenOfCommand(session));
        if (isIncomplete(session)) {
            try {
                if (!openVaultFor(session)) {
                    return Optional.empty();
                }
                read(session);
            } catch (SecretStoreException why) {
                failure = Optional.of(why);
            }
        }
        long lockings = fx.call(book.memory()::lockings);
        boolean answered = askForWhatIsMissing(session, failure);
        // Locking while a question was asked has taken away what was known.
        return answered && fx.call(book.memory()::lockings) == lockings ? inMemory(session) : Optional.empty();
    }

    @Override
    public Optional<ProfileSecrets> atHand(ProfileSession session) {
        try {
            if (isIncomplete(session) && home(session) == TokenHome.KEYRING) {
                read(session);
            }
        } catch (SecretStoreException _) {
            return Optional.empty();
        }
        return isIncomplete(session) ? Optional.empty() : inMemory(session);
    }

    /**
     * Returns what can be had of the secrets of many profiles. The vault is opened if one of them needs it; no single secret
     * is asked for.
     *
     * @return copies by profile, which the caller closes, complete or not; empty when the person declined to open the vault
     */
    public Optional<Map<UUID, ProfileSecrets>> obtainAll(List<ProfileSession> sessions) {
        boolean needsVault = fx.call(() -> sessions.stream()
                .anyMatch(session -> session.profile().home() == TokenHome.VAULT
                        && book.memory().isIncomplete(session)));
        try {
            if (needsVault && !vault.open()) {
                return Optional.empty();
            }
        } catch (SecretStoreException _) {
            // Its tokens are left out.
        }
        try {
            return Optional.of(StoreAnswer.await(fx, () -> keeper.readAll(sessions)));
        } catch (SecretStoreException impossible) {
            throw new IllegalStateException("what can't be read is left out", impossible);
        }
    }

    /** A command may give a newer one, where a store has what is in memory. */
    private void forgetSpentTokenOfCommand(ProfileSession session) {
        if (session.profile().home() == TokenHome.COMMAND && session.isTokenSpent(clock.instant())) {
            book.memory().forgetToken(session);
        }
    }

    private boolean isIncomplete(ProfileSession session) {
        return fx.call(() -> book.memory().isIncomplete(session));
    }

    private TokenHome home(ProfileSession session) {
        return fx.call(session::profile).home();
    }

    private Optional<ProfileSecrets> inMemory(ProfileSession session) {
        return fx.call(() -> book.memory().isIncomplete(session)
                ? Optional.empty()
                : Optional.of(book.memory().of(session).copy()));
    }

    private boolean openVaultFor(ProfileSession session) throws SecretStoreException {
        return home(session) != TokenHome.VAULT || vault.open();
    }

    private void read(ProfileSession session) throws SecretStoreException {
        if (home(session) != TokenHome.NOWHERE) {
            fx.run(keeper.leftovers()::delete);
            StoreAnswer.await(fx, () -> keeper.read(session));
        }
    }

    /**
     * Asks for one secret after the other. Where they are stored is where the answers are brought, unless that failed before:
     * then they serve until they are forgotten.
     */
    private boolean askForWhatIsMissing(ProfileSession session, Optional<SecretStoreException> failure) {
        boolean newToken = false;
        boolean newPassword = false;
        Optional<SecretQuestion> question = missing(session, failure);
        if (failure.isPresent() && question.filter(ForToken.class::isInstance).isEmpty()) {
            storage.tell(session, failure.get());
        }
        while (question.isPresent()) {
            Optional<ProfileSecrets> answer = questions.secret(question.get());
            if (answer.isEmpty()) {
                break;
            }
            try (ProfileSecrets given = answer.get()) {
                newToken |= given.token().isPresent();
                newPassword |= !given.passwords().isEmpty();
                fx.run(() -> book.memory().keep(session, given));
            }
            question = missing(session, failure);
        }
        if (failure.isEmpty() && newToken) {
            fx.run(() -> storage.begin(session, session.profile().home(), true));
        } else if (failure.isEmpty() && newPassword) {
            fx.run(() -> storage.beginWithPasswords(session));
        }
        return question.isEmpty();
    }

    private Optional<SecretQuestion> missing(ProfileSession session, Optional<SecretStoreException> failure) {
        return fx.call(() -> {
            Profile profile = session.profile();
            ProfileSecrets known = book.memory().of(session);
            if (known.token().isEmpty()) {
                Optional<String> why = failure.map(each -> SecretWords.of(profile.home(), each));
                return Optional.of(new ForToken(profile, why, session.circumstances()));
            }
            Optional<PasswordUse> use =
                    known.passwords().lackedBy(profile.route()).stream().findFirst();
            return use.map(lacking -> new ForPassword(profile, lacking));
        });
    }
}
