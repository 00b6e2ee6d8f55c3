package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.controls.Notices.Remedy;
import io.github.tokenrevoker.ui.editor.TokenPrompt;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileBook.Deleted;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.SecretSource;
import io.github.tokenrevoker.ui.session.TokenKeeper;
import io.github.tokenrevoker.ui.session.TokenKeeper.KeyringState;
import io.github.tokenrevoker.ui.vault.VaultFlow;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.stage.Window;

/** Where tokens come from when they are needed, and where they are brought to rest. On the FX thread. */
final class TokenFlow implements SecretSource {
    private static final int MAX_TECHNICAL = 200;

    private final Texts texts = Texts.of(TokenFlow.class);
    private final Window owner;
    private final ProfileBook book;
    private final TokenKeeper keeper;
    private final VaultFlow vault;
    private final Background background;
    private final Clock clock;
    private final Notices notices;
    private final PasswordFlow passwords;

    TokenFlow(
            Window owner,
            ProfileBook book,
            TokenKeeper keeper,
            VaultFlow vault,
            Background background,
            Clock clock,
            Notices notices) {
        this.owner = owner;
        this.book = book;
        this.keeper = keeper;
        this.vault = vault;
        this.background = background;
        this.clock = clock;
        this.notices = notices;
        vault.finishFirst(keeper::onceWritten);
        this.passwords = new PasswordFlow(owner, book, keeper, vault, this::words, notices);
    }

    VaultFlow vault() {
        return vault;
    }

    ReadOnlyObjectProperty<KeyringState> keyringProperty() {
        return keeper.keyringProperty();
    }

    /**
     * Goes on with the profile's token, and with the passwords of its route known to this run: from this run, from where
     * they rest, or else from the operator.
     */
    void withToken(ProfileSession session, Consumer<AccessToken> goOn, Runnable otherwise) {
        Consumer<AccessToken> then = token -> passwords.with(
                session,
                () -> {
                    // Locking while a password was asked for has taken it away.
                    if (token.isCleared()) {
                        otherwise.run();
                    } else {
                        goOn.accept(token);
                    }
                },
                otherwise);
        Optional<AccessToken> known = book.token(session);
        if (known.isPresent()) {
            then.accept(known.get());
            return;
        }
        switch (session.profile().home()) {
            case KEYRING -> find(session, then, otherwise);
            case VAULT ->
                vault.withOpenVault(() -> find(session, then, otherwise), failure -> {
                    if (failure.isPresent()) {
                        askBecause(session, failure.get(), then, otherwise);
                    } else {
                        otherwise.run();
                    }
                });
            case NOWHERE -> ask(session, then, otherwise);
        }
    }

    @Override
    public Optional<ProfileSecrets> obtain(ProfileSession session) {
        return waitFor((known, unknown) -> withToken(session, _ -> known.run(), unknown), session);
    }

    @Override
    public Optional<ProfileSecrets> atHand(ProfileSession session) {
        return waitFor((known, unknown) -> withTokenAtHand(session, known, unknown), session);
    }

    private Optional<ProfileSecrets> waitFor(BiConsumer<Runnable, Runnable> ask, ProfileSession session) {
        return background.fx().ask(() -> {
            CompletableFuture<Optional<ProfileSecrets>> answer = new CompletableFuture<>();
            ask.accept(
                    () -> answer.complete(Optional.of(book.secrets(session).copy())),
                    () -> answer.complete(Optional.empty()));
            return answer;
        });
    }

    /** Goes on if the profile's token is in this run, or in the keyring; nobody is asked. */
    void withTokenAtHand(ProfileSession session, Runnable then, Runnable otherwise) {
        if (book.token(session).isPresent()) {
            passwords.atHand(session, then, otherwise);
        } else if (session.profile().home() == TokenHome.KEYRING) {
            keeper.find(session, () -> (book.lacksSecrets(session) ? otherwise : then).run(), _ -> otherwise.run());
        } else {
            otherwise.run();
        }
    }

    private void find(ProfileSession session, Consumer<AccessToken> then, Runnable otherwise) {
        keeper.clearLeftovers();
        keeper.find(
                session,
                () -> book.token(session).ifPresentOrElse(then, () -> ask(session, then, otherwise)),
                failure -> askBecause(session, failure, then, otherwise));
    }

    /** Asks for a token that is missing, and brings it to where it should be stored. */
    private void ask(ProfileSession session, Consumer<AccessToken> then, Runnable otherwise) {
        TokenHome home = session.profile().home();
        prompt(
                session,
                new TokenPrompt.Reason.Missing(Harmless.line(session.profile().name()), home),
                token -> {
                    settle(session, home, ProfileSecrets.of(token));
                    book.token(session).ifPresentOrElse(then, otherwise);
                },
                otherwise);
    }

    /** Asks for a token that could not be had, for this run only. */
    private void askBecause(
            ProfileSession session, SecretStoreException failure, Consumer<AccessToken> then, Runnable otherwise) {
        String why = words(session.profile().home(), failure);
        prompt(
                session,
                new TokenPrompt.Reason.Failed(Harmless.line(session.profile().name()), why),
                token -> {
                    try (ProfileSecrets given = ProfileSecrets.of(token)) {
                        book.keep(session, given);
                    }
                    book.token(session).ifPresentOrElse(then, otherwise);
                },
                otherwise);
    }

    private void prompt(
            ProfileSession session, TokenPrompt.Reason reason, Consumer<AccessToken> then, Runnable otherwise) {
        var _ = TokenPrompt.ask(owner, background, clock, reason, session.circumstances())
                .thenAccept(given -> given.ifPresentOrElse(then, otherwise));
    }

    /**
     * Brings a profile's token, and the passwords of its route, to another place, or replaces them where they are stored.
     * When that fails, the profile keeps naming the place where they have been stored.
     *
     * @param given what is new of them, empty to move what is there; this run keeps it, and the token is overwritten here
     */
    void settle(ProfileSession session, TokenHome to, ProfileSecrets given) {
        boolean isNew = !given.isEmpty();
        book.keep(session, given);
        given.close();
        TokenHome from = session.profile().home();
        Runnable act = () -> keeper.settle(
                session,
                to,
                ProfileSecrets.NONE,
                keeper::clearLeftovers,
                failure -> tellThatItStays(session, to, isNew, failure));
        if (from == TokenHome.VAULT || to == TokenHome.VAULT) {
            vault.withOpenVault(
                    act,
                    failure -> failure.ifPresentOrElse(
                            why -> tellThatItStays(session, to, isNew, why),
                            () -> notices.show(
                                    texts.get(
                                            "token.not-moved",
                                            Harmless.line(session.profile().name())),
                                    Optional.empty())));
        } else {
            act.run();
        }
    }

    /** Takes the passwords that a profile's route no longer needs out of this run and of where they rest. */
    void dropUnneededPasswords(ProfileSession session) {
        book.forgetPasswords(session);
        // A vault that is closed is not opened for it: what is not needed goes with the next writing.
        keeper.settlePasswords(session, _ -> {});
    }

    /** Brings many tokens to where their profiles say, those of the vault in one act, and overwrites them here. */
    void settleAll(Map<ProfileSession, AccessToken> tokens) {
        Map<UUID, ProfileSecrets> ofVault = new HashMap<>();
        tokens.forEach((session, token) -> {
            ProfileSecrets given = ProfileSecrets.of(token);
            if (session.profile().home() == TokenHome.VAULT) {
                book.keep(session, given);
                ofVault.put(session.profile().id(), given);
            } else {
                settle(session, session.profile().home(), given);
            }
        });
        if (!ofVault.isEmpty()) {
            vault.withOpenVault(() -> settleInVault(ofVault), failure -> {
                ofVault.values().forEach(ProfileSecrets::close);
                notices.show(
                        failure.map(why -> words(TokenHome.VAULT, why)).orElseGet(() -> texts.get("vault.import-open")),
                        Optional.empty());
            });
        }
    }

    private void settleInVault(Map<UUID, ProfileSecrets> given) {
        keeper.settleInVault(
                given,
                keeper::clearLeftovers,
                failure -> notices.show(words(TokenHome.VAULT, failure), Optional.empty()));
    }

    /**
     * Gathers the secrets that can be had without asking for each; those that cannot are left out.
     *
     * @param otherwise when the operator did not open the vault, and wants nothing any more
     */
    void gather(List<ProfileSession> sessions, Consumer<Map<UUID, ProfileSecrets>> then, Runnable otherwise) {
        boolean needsVault = sessions.stream()
                .anyMatch(session -> session.profile().home() == TokenHome.VAULT && book.lacksSecrets(session));
        if (needsVault) {
            vault.withOpenVault(() -> keeper.gather(sessions, then), failure -> {
                if (failure.isPresent()) {
                    keeper.gather(sessions, then);
                } else {
                    otherwise.run();
                }
            });
        } else {
            keeper.gather(sessions, then);
        }
    }

    private void tellThatItStays(ProfileSession session, TokenHome to, boolean isNew, SecretStoreException failure) {
        String why = words(failurePlace(session.profile().home(), to, isNew), failure);
        Optional<Remedy> remedy = to == TokenHome.KEYRING
                ? Optional.of(new Remedy(
                        texts.get("token.vault-instead"), () -> settle(session, TokenHome.VAULT, ProfileSecrets.NONE)))
                : Optional.empty();
        notices.show(texts.get("token.not-kept", Harmless.line(session.profile().name()), why), remedy);
    }

    /** Which of the two places it was: the new one, unless there is nothing that could fail there. */
    private static TokenHome failurePlace(TokenHome from, TokenHome to, boolean isNew) {
        return to == TokenHome.NOWHERE || (!isNew && from == TokenHome.KEYRING) ? from : to;
    }

    private String words(TokenHome home, SecretStoreException failure) {
        String technical = Harmless.line(failure.technical(), MAX_TECHNICAL);
        return home == TokenHome.VAULT
                ? texts.get("vault." + failure.reason(), technical)
                : texts.get("keyring." + failure.reason(), technical);
    }

    /** Deletes what gone profiles have left behind, where that asks the operator nothing. */
    void clearLeftovers() {
        keeper.clearLeftovers();
    }

    /** Deletes a profile's token where it is stored, now that its deletion cannot be undone any more. */
    void deleteForGood(Deleted deleted) {
        book.deleteForGood(deleted);
        keeper.clearLeftoversOnceSaved();
    }

    /** Whether a token or password is on its way to where it is stored. */
    boolean isStoring() {
        return keeper.isWriting();
    }

    /** Does something once none is any more. */
    void onceStored(Runnable then) {
        keeper.onceWritten(then);
    }

    /** Locks the vault, and forgets the tokens of this run. */
    void lock() {
        vault.lock();
        book.forgetTokens();
    }

    /** What remains in memory after locking, in words; empty when nothing does. */
    String keptAfterLocking() {
        List<String> names = book.sessions().stream()
                .filter(session -> session.isBusy() || session.isBeingSettled())
                .map(session -> session.profile().name())
                .toList();
        return names.isEmpty() ? "" : " " + texts.get("locked.kept", String.join(", ", names));
    }
}
