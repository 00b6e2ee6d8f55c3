package io.github.tokenrevoker.ui.secrets;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import io.github.tokenrevoker.secret.SecretStores;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Brings secrets from the stores into memory, and from memory into the stores. Belongs to the FX thread; the stores are asked
 * in the background, one request after the other. What it returns completes on the FX thread, exceptionally with a {@link
 * SecretStoreException} when a store failed.
 */
public final class SecretKeeper {
    private final ProfileBook book;
    private final SecretStores stores;
    private final Background background;
    private final Background.Lane lane;
    private final LeftoverSecrets leftovers;
    /** What waits for the present writing of each profile that has one. */
    private final Map<UUID, Queue<Runnable>> turns = new HashMap<>();

    private final List<Runnable> onceWritten = new ArrayList<>();
    private final ObjectProperty<KeyringState> keyring = new SimpleObjectProperty<>(KeyringState.NOT_ASKED);

    public SecretKeeper(ProfileBook book, SecretStores stores, Background background) {
        this.book = book;
        this.stores = stores;
        this.background = background;
        this.lane = background.lane("tokens");
        this.leftovers = new LeftoverSecrets(book, stores, lane);
    }

    /** Asks once in a run whether a keyring answers; that opens nothing and asks the operator nothing. */
    ReadOnlyObjectProperty<KeyringState> keyringProperty() {
        if (keyring.get() == KeyringState.NOT_ASKED) {
            keyring.set(KeyringState.ASKED);
            lane.run(
                    () -> stores.keyring().answers(),
                    answers -> keyring.set(answers ? KeyringState.ANSWERS : KeyringState.ABSENT),
                    _ -> keyring.set(KeyringState.ABSENT));
        }
        return keyring;
    }

    /** Reads what a profile needs from where it is stored into memory. What is in memory already is newer, and stays. */
    CompletableFuture<Void> read(ProfileSession session) {
        Profile asked = session.profile();
        CompletableFuture<Void> done = new CompletableFuture<>();
        session.waitingForProperty().set(Optional.of(asked.home()));
        long lockings = book.memory().lockings();
        Reading reading = asked.home() == TokenHome.COMMAND ? background::run : lane::run;
        reading.begin(
                () -> stores.read(asked),
                found -> {
                    session.waitingForProperty().set(Optional.empty());
                    boolean locked = book.memory().lockings() != lockings;
                    // What was stored for another Onezone is not for this one.
                    if (!locked && session.profile().leadsWhere(asked)) {
                        book.memory().keep(session, book.memory().of(session).or(found));
                    }
                    found.close();
                    if (locked) {
                        done.completeExceptionally(locked());
                    } else {
                        done.complete(null);
                    }
                },
                failure -> {
                    session.waitingForProperty().set(Optional.empty());
                    done.completeExceptionally(SecretStoreException.of(failure));
                });
        return done;
    }

    /** Stores are asked one after the other; nothing waits for a token command, which may take a minute. */
    private interface Reading {
        void begin(
                Callable<ProfileSecrets> work,
                Consumer<? super ProfileSecrets> then,
                Consumer<? super Exception> failed);
    }

    private static SecretStoreException locked() {
        return new SecretStoreException(Reason.LOCKED, "Token Revoker was locked in the meantime");
    }

    /**
     * Reads what many profiles need, without keeping it in memory. What can't be read is left out.
     *
     * @return copies, by profile, which the caller closes
     */
    CompletableFuture<Map<UUID, ProfileSecrets>> readAll(List<ProfileSession> wanted) {
        Map<UUID, ProfileSecrets> known = new HashMap<>();
        Map<UUID, Profile> toAsk = new LinkedHashMap<>();
        for (ProfileSession session : wanted) {
            known.put(session.profile().id(), book.memory().of(session).copy());
            if (book.memory().isIncomplete(session)) {
                toAsk.put(session.profile().id(), session.profile());
            }
        }
        CompletableFuture<Map<UUID, ProfileSecrets>> all = new CompletableFuture<>();
        lane.run(
                () -> {
                    Map<UUID, ProfileSecrets> found = new HashMap<>(known);
                    Set<TokenHome> closed = EnumSet.noneOf(TokenHome.class);
                    toAsk.forEach((id, profile) -> found.merge(id, readUnless(closed, profile), ProfileSecrets::or));
                    return found;
                },
                found -> addFromCommands(toAsk.values(), found, all),
                _ -> all.complete(known));
        return all;
    }

    /** Not in the lane: the commands of many profiles take their time. */
    private void addFromCommands(
            Collection<Profile> asked,
            Map<UUID, ProfileSecrets> found,
            CompletableFuture<Map<UUID, ProfileSecrets>> all) {
        background.run(
                () -> stores.runCommands(asked),
                tokens -> {
                    tokens.forEach((id, token) -> found.merge(id, token, ProfileSecrets::or));
                    all.complete(found);
                },
                _ -> all.complete(found));
    }

    /** A store that fails once is not asked for the others: each could take as long as a person who is not there. */
    private ProfileSecrets readUnless(Set<TokenHome> closed, Profile profile) {
        if (profile.home() == TokenHome.COMMAND || closed.contains(profile.home())) {
            return ProfileSecrets.NONE;
        }
        try {
            return stores.read(profile);
        } catch (SecretStoreException _) {
            closed.add(profile.home());
            return ProfileSecrets.NONE;
        }
    }

    /**
     * Stores what is in memory of a profile's secrets, in the store that they are in or in another one.
     *
     * <p>The profile names another store only after they have been written there, and they are deleted in the one before only
     * after the file of profiles names the new one, too: whenever the tool ends, the store that the file names has them.
     * Several wishes for one profile are carried out one after the other.
     *
     * @return completes when they are there for good, and the file says so; when that fails, the profile still names the
     *     store it named
     */
    public CompletableFuture<Void> store(ProfileSession session, TokenHome to) {
        ProfileSecrets known = book.memory().of(session).copy();
        long lockings = book.memory().lockings();
        CompletableFuture<Void> done = new CompletableFuture<>();
        inTurn(session, () -> {
            if (session.profile().home() == to) {
                write(session, to, known, lockings, done);
            } else {
                book.ledger().reserve(new Leftover(session.profile().id(), to));
                book.file().save();
                // Noted before it is written, so that a copy without a profile is found after a crash.
                book.file().onceSaved(() -> write(session, to, known, lockings, done));
            }
        });
        return done;
    }

    private void write(
            ProfileSession session, TokenHome to, ProfileSecrets known, long lockings, CompletableFuture<Void> done) {
        Profile profile = session.profile();
        lane.run(
                () -> stores.copy(profile, to, known),
                written -> {
                    if (profile.home() != to) {
                        book.store(session, to);
                    }
                    // Locking in between has taken them out of memory.
                    if (book.memory().lockings() == lockings) {
                        book.memory().keep(session, written);
                    }
                    written.close();
                    endWriting(profile.id(), to);
                    book.file().onceSaved(() -> done.complete(null));
                },
                failure -> {
                    known.close();
                    endWriting(profile.id(), to);
                    done.completeExceptionally(SecretStoreException.of(failure));
                });
    }

    private void endWriting(UUID profile, TokenHome store) {
        book.ledger().release(new Leftover(profile, store));
        endTurn(profile);
    }

    /** Stores the passwords that are in memory where the profile's token is stored; those that aren't needed go. */
    CompletableFuture<Void> storePasswords(ProfileSession session) {
        ProfileSecrets known = book.memory().of(session).withoutToken().copy();
        CompletableFuture<Void> done = new CompletableFuture<>();
        inTurn(session, () -> {
            Profile profile = session.profile();
            lane.run(
                    () -> {
                        try (known) {
                            stores.write(profile, known);
                            return profile;
                        }
                    },
                    _ -> {
                        endTurn(profile.id());
                        done.complete(null);
                    },
                    failure -> {
                        endTurn(profile.id());
                        done.completeExceptionally(SecretStoreException.of(failure));
                    });
        });
        return done;
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

    /** Returns whether a secret is on its way to a store. */
    public boolean isWriting() {
        return !turns.isEmpty();
    }

    /** Does something once nothing is on its way to a store; at once when nothing is. */
    public void onceWritten(Runnable then) {
        if (isWriting()) {
            onceWritten.add(then);
        } else {
            then.run();
        }
    }

    /** Stores the secrets of many profiles in the vault, in one act, and overwrites what is given. */
    public CompletableFuture<Void> storeInVault(Map<UUID, ProfileSecrets> given) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lane.run(
                () -> {
                    try {
                        stores.vault().writeAll(given);
                        return given;
                    } finally {
                        given.values().forEach(ProfileSecrets::close);
                    }
                },
                _ -> done.complete(null),
                failure -> done.completeExceptionally(SecretStoreException.of(failure)));
        return done;
    }

    /** The copies that have to be deleted. */
    public LeftoverSecrets leftovers() {
        return leftovers;
    }
}
