package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.ui.background.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
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
    private final SecretStores homes;
    private final Background.Lane lane;
    /** What waits for the present writing of each profile that has one. */
    private final Map<UUID, Queue<Runnable>> turns = new HashMap<>();

    private final List<Runnable> onceWritten = new ArrayList<>();
    private final ObjectProperty<KeyringState> keyring = new SimpleObjectProperty<>(KeyringState.NOT_ASKED);

    /** What is known of this machine's keyring. */
    public enum KeyringState {
        NOT_ASKED,
        ASKED,
        ANSWERS,
        ABSENT
    }

    public TokenKeeper(ProfileBook book, SecretStores homes, Background background) {
        this.book = book;
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

    /** Reads what a profile needs from where it is stored into memory. */
    public void find(ProfileSession session, Runnable then, Consumer<SecretStoreException> failed) {
        Profile asked = session.profile();
        session.waitingForProperty().set(Optional.of(asked.home()));
        long lockings = book.lockings();
        lane.run(
                () -> homes.read(asked),
                found -> {
                    session.waitingForProperty().set(Optional.empty());
                    boolean locked = book.lockings() != lockings;
                    // What was stored for another Onezone is not for this one.
                    if (!locked && session.profile().leadsWhere(asked)) {
                        book.keep(session, book.secrets(session).or(found));
                    }
                    found.close();
                    if (locked) {
                        failed.accept(locked());
                    } else {
                        then.run();
                    }
                },
                failure -> {
                    session.waitingForProperty().set(Optional.empty());
                    failed.accept(SecretStoreException.of(failure));
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
            return homes.read(profile);
        } catch (SecretStoreException _) {
            closed.add(profile.home());
            return ProfileSecrets.NONE;
        }
    }

    /** Stores the passwords that are in memory where the profile's token is stored; those that aren't needed go. */
    public void settlePasswords(ProfileSession session, Consumer<SecretStoreException> failed) {
        ProfileSecrets known = book.secrets(session).withoutToken().copy();
        inTurn(session, () -> {
            Profile profile = session.profile();
            lane.run(
                    () -> {
                        try (known) {
                            homes.write(profile, known);
                            return profile;
                        }
                    },
                    _ -> endTurn(profile.id()),
                    failure -> {
                        endTurn(profile.id());
                        failed.accept(SecretStoreException.of(failure));
                    });
        });
    }

    /**
     * Brings a profile's token, and the passwords of its route, to another place, or replaces them where they are stored.
     *
     * <p>The profile says that they are stored there only after they have been written there, and they are deleted in the
     * old place only after the file of profiles says so, too: whenever the tool ends, the place that the file names has
     * them. Several wishes for one profile are carried out one after the other.
     *
     * @param given what is new of them, empty to move what is there
     * @param then told when they are there for good, and the file says so
     * @param failed told when they are not there; the profile still names the place it named
     */
    public void settle(
            ProfileSession session,
            TokenHome to,
            ProfileSecrets given,
            Runnable then,
            Consumer<SecretStoreException> failed) {
        book.keep(session, given);
        ProfileSecrets known = book.secrets(session).copy();
        long lockings = book.lockings();
        inTurn(session, () -> {
            if (session.profile().home() == to) {
                write(session, to, known, lockings, then, failed);
            } else {
                book.ledger().reserve(new Leftover(session.profile().id(), to));
                book.save();
                // Noted before it is written, so that a copy without a profile is found after a crash.
                book.onceSaved(() -> write(session, to, known, lockings, then, failed));
            }
        });
    }

    private void write(
            ProfileSession session,
            TokenHome to,
            ProfileSecrets known,
            long lockings,
            Runnable then,
            Consumer<SecretStoreException> failed) {
        Profile profile = session.profile();
        lane.run(
                () -> homes.copy(profile, to, known),
                written -> {
                    if (profile.home() != to) {
                        book.store(session, to);
                    }
                    // Locking in between has taken them out of memory.
                    if (book.lockings() == lockings) {
                        book.keep(session, written);
                    }
                    written.close();
                    endWriting(profile.id(), to);
                    book.onceSaved(then);
                },
                failure -> {
                    known.close();
                    endWriting(profile.id(), to);
                    failed.accept(SecretStoreException.of(failure));
                });
    }

    private void endWriting(UUID profile, TokenHome place) {
        book.ledger().release(new Leftover(profile, place));
        endTurn(profile);
    }

    /** Begins at once, or after everything else that is to be written for this profile. */
    private void inTurn(ProfileSession session, Runnable act) {
        UUID id = session.profile().id();
        Queue<Runnable> others = turns.get(id);
        if (others == null) {
            turns.put(id, new ArrayDeque<>());
            act.run();
        } else {
            others.add(act);
        }
    }

    private void endTurn(UUID profile) {
        Runnable next = turns.getOrDefault(profile, new ArrayDeque<>()).poll();
        if (next != null) {
            next.run();
            return;
        }
        turns.remove(profile);
        if (turns.isEmpty()) {
            List<Runnable> acts = List.copyOf(onceWritten);
            onceWritten.clear();
            acts.forEach(Runnable::run);
        }
    }

    /** Whether a token or password is on its way to its place. */
    public boolean isWriting() {
        return !turns.isEmpty();
    }

    /** Does something once nothing is on its way to its place; at once when nothing is. */
    public void onceWritten(Runnable then) {
        if (isWriting()) {
            onceWritten.add(then);
        } else {
            then.run();
        }
    }

    /** Stores the secrets of many profiles in the vault, in one act, and overwrites what is given. */
    public void settleInVault(Map<UUID, ProfileSecrets> given, Runnable then, Consumer<SecretStoreException> failed) {
        lane.run(
                () -> {
                    try {
                        homes.vault().writeAll(given);
                        return given;
                    } finally {
                        given.values().forEach(ProfileSecrets::close);
                    }
                },
                _ -> then.run(),
                failure -> failed.accept(SecretStoreException.of(failure)));
    }

    /** The same once every change made so far is in the file of profiles. */
    public void clearLeftoversOnceSaved() {
        book.onceSaved(this::clearLeftovers);
    }

    /**
     * Deletes what gone profiles and moved tokens have left behind, as far as its places are open and the file of
     * profiles is saved; quietly, again at the next chance.
     */
    public void clearLeftovers() {
        Set<Leftover> leftovers = book.ledger().leftovers();
        if (!leftovers.isEmpty()) {
            lane.run(
                    () -> cleared(leftovers),
                    any -> {
                        if (any) {
                            book.save();
                        }
                    },
                    _ -> {});
        }
    }

    /** A place that fails once is not asked again for the others. */
    private boolean cleared(Set<Leftover> leftovers) {
        boolean any = false;
        Set<TokenHome> closed = EnumSet.noneOf(TokenHome.class);
        if (!homes.vault().isOpen()) {
            closed.add(TokenHome.VAULT);
        }
        for (Leftover leftover : leftovers) {
            try {
                if (!closed.contains(leftover.home()) && isCopy(leftover, closed)) {
                    homes.delete(leftover.profile(), leftover.home());
                    book.ledger().remove(leftover);
                    any = true;
                }
            } catch (SecretStoreException _) {
                closed.add(leftover.home());
            }
        }
        return any;
    }

    /** Looks at the moment of deleting: whatever was noted before, the only copy of a profile's token is not deleted. */
    private boolean isCopy(Leftover leftover, Set<TokenHome> closed) throws SecretStoreException {
        if (!book.ledger().mayDelete(leftover)) {
            return false;
        }
        Optional<TokenHome> home = book.ledger().homeOf(leftover.profile());
        if (home.isEmpty() || home.get() == TokenHome.NOWHERE) {
            return true;
        }
        if (closed.contains(home.get())) {
            return false;
        }
        return homes.holdsToken(leftover.profile(), home.get())
                || !homes.holdsToken(leftover.profile(), leftover.home());
    }

    private static SecretStoreException locked() {
        return new SecretStoreException(Reason.LOCKED, "Token Revoker was locked in the meantime");
    }
}
