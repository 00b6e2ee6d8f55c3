package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.TokenHomes;
import io.github.tokenrevoker.secret.TokenStoreException;
import io.github.tokenrevoker.secret.TokenStoreException.Reason;
import io.github.tokenrevoker.ui.background.Background;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The way between the tokens of this run and the places where they rest. Belongs to the FX thread; the places are asked in
 * the background, one request after the other.
 */
public final class TokenKeeper {
    private final ProfileBook book;
    private final TokenHomes homes;
    private final BooleanSupplier vaultOpen;
    private final Background.Lane lane;
    private final ObjectProperty<KeyringState> keyring = new SimpleObjectProperty<>(KeyringState.NOT_ASKED);

    /** What is known of this machine's keyring. */
    public enum KeyringState {
        NOT_ASKED,
        ASKED,
        ANSWERS,
        ABSENT
    }

    /**
     * Ties the two together.
     *
     * @param vaultOpen whether the vault is open, as far as the window knows
     */
    public TokenKeeper(ProfileBook book, TokenHomes homes, BooleanSupplier vaultOpen, Background background) {
        this.book = book;
        this.vaultOpen = vaultOpen;
        this.homes = homes;
        this.lane = background.lane("tokens");
    }

    /** Asks once in a run whether a keyring answers; that opens nothing and asks the operator nothing. */
    public ReadOnlyObjectProperty<KeyringState> keyringProperty() {
        if (keyring.get() == KeyringState.NOT_ASKED) {
            keyring.set(KeyringState.ASKED);
            lane.run(
                    () -> homes.keyring().answers(),
                    answers -> keyring.set(answers ? KeyringState.ANSWERS : KeyringState.ABSENT),
                    _ -> keyring.set(KeyringState.ABSENT));
        }
        return keyring;
    }

    /** Reads a profile's token where it rests into this run; {@code then} gets it, or nothing where there is none. */
    public void find(
            ProfileSession session, Consumer<Optional<AccessToken>> then, Consumer<TokenStoreException> failed) {
        UUID id = session.profile().id();
        TokenHome home = session.profile().home();
        session.waitingForProperty().set(Optional.of(home));
        lane.run(
                () -> homes.read(id, home),
                found -> {
                    session.waitingForProperty().set(Optional.empty());
                    found.ifPresent(token -> book.keepToken(session, token));
                    then.accept(found);
                },
                failure -> {
                    session.waitingForProperty().set(Optional.empty());
                    failed.accept(known(failure));
                });
    }

    /** Reads the secrets of many profiles without keeping them in this run; what cannot be had is left out. */
    public void gather(List<ProfileSession> wanted, Consumer<Map<UUID, ProfileSecrets>> then) {
        Map<UUID, ProfileSecrets> known = new HashMap<>();
        Map<UUID, Profile> toAsk = new LinkedHashMap<>();
        for (ProfileSession session : wanted) {
            known.put(session.profile().id(), book.secrets(session).copy());
            if (book.lacksSecrets(session)) {
                toAsk.put(session.profile().id(), session.profile());
            }
        }
        lane.run(
                () -> {
                    Map<UUID, ProfileSecrets> found = new HashMap<>(known);
                    Set<TokenHome> closed = EnumSet.noneOf(TokenHome.class);
                    toAsk.forEach((id, profile) -> {
                        ProfileSecrets read =
                                closed.contains(profile.home()) ? ProfileSecrets.NONE : readIfPossible(profile, closed);
                        found.merge(id, read, ProfileSecrets::or);
                    });
                    return found;
                },
                then,
                _ -> then.accept(known));
    }

    /** A place that fails once is not asked for the others: each could take as long as a person who is not there. */
    private ProfileSecrets readIfPossible(Profile profile, Set<TokenHome> closed) {
        try {
            boolean plain = profile.route().passwordUses().isEmpty();
            return new ProfileSecrets(
                    homes.read(profile.id(), profile.home()),
                    plain ? RoutePasswords.NONE : homes.readPasswords(profile.id(), profile.home()));
        } catch (TokenStoreException _) {
            closed.add(profile.home());
            return ProfileSecrets.NONE;
        }
    }

    /** Reads the passwords of a profile's route where its token rests into this run. */
    public void findPasswords(ProfileSession session, Runnable then, Consumer<TokenStoreException> failed) {
        UUID id = session.profile().id();
        TokenHome home = session.profile().home();
        session.waitingForProperty().set(Optional.of(home));
        lane.run(
                () -> homes.readPasswords(id, home),
                found -> {
                    session.waitingForProperty().set(Optional.empty());
                    book.keepPasswords(session, found);
                    then.run();
                },
                failure -> {
                    session.waitingForProperty().set(Optional.empty());
                    failed.accept(known(failure));
                });
    }

    /** Brings the passwords of a profile's route that this run knows to where its token rests. */
    public void settlePasswords(ProfileSession session, Consumer<TokenStoreException> failed) {
        UUID id = session.profile().id();
        TokenHome home = session.profile().home();
        RoutePasswords known = book.passwords(session).copy();
        Set<PasswordUse> uses = session.profile().route().passwordUses();
        lane.run(() -> homes.keepPasswords(id, home, known, uses), _ -> {}, failure -> failed.accept(known(failure)));
    }

    /**
     * Brings a profile's token, and the passwords of its route, to where the profile says that they rest.
     *
     * @param from where they have rested
     * @param given what is new of them, empty to move what is there
     * @param failed told when they are not there; what has rested in {@code from} still does
     */
    public void settle(
            ProfileSession session,
            TokenHome from,
            ProfileSecrets given,
            Runnable then,
            Consumer<TokenStoreException> failed) {
        UUID id = session.profile().id();
        TokenHome to = session.profile().home();
        book.keep(session, given);
        ProfileSecrets known = book.secrets(session).copy();
        Set<PasswordUse> uses = session.profile().route().passwordUses();
        lane.run(
                () -> homes.move(id, from, to, known, uses),
                moved -> {
                    // A vault that was locked meanwhile has taken the token out of this run as well.
                    if (to != TokenHome.VAULT || vaultOpen.getAsBoolean()) {
                        book.keep(session, moved);
                    }
                    then.run();
                },
                failure -> failed.accept(known(failure)));
    }

    /** Brings the tokens of many profiles to rest in the open vault, in one act. */
    public void settleInVault(Map<UUID, AccessToken> tokens, Runnable then, Consumer<TokenStoreException> failed) {
        lane.run(
                () -> {
                    homes.vault().writeAll(tokens);
                    return tokens;
                },
                _ -> then.run(),
                failure -> failed.accept(known(failure)));
    }

    /** Deletes what gone profiles have left behind, as far as its places are open; quietly, again at the next chance. */
    public void clearLeftovers() {
        for (Leftover leftover : book.leftovers()) {
            boolean closed =
                    leftover.home() == TokenHome.VAULT && !homes.vault().isOpen();
            if (!closed) {
                lane.run(
                        () -> {
                            homes.delete(leftover.profile(), leftover.home());
                            return leftover;
                        },
                        book::forgetLeftover,
                        _ -> {});
            }
        }
    }

    private static TokenStoreException known(Exception failure) {
        return failure instanceof TokenStoreException told
                ? told
                : new TokenStoreException(Reason.FAILED, failure.getClass().getSimpleName());
    }
}
