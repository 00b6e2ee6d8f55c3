package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileMerge;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.background.OffFx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * All profiles with what this run knows about them. Belongs to the FX thread. Their {@linkplain #file file} is written after
 * each change, and their secrets are in {@linkplain #memory memory}.
 */
public final class ProfileBook {
    private final SavedProfiles file;
    private final SecretMemory memory;
    private final Fx fx;
    private final ObservableList<ProfileSession> sessions =
            FXCollections.observableArrayList(session -> new javafx.beans.Observable[] {session.profileProperty()});
    private final ObjectProperty<Optional<OnezoneAddress>> practiceZone = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<Profile>> copiesOfOthers = new SimpleObjectProperty<>(List.of());
    private final HomeLedger ledger = new HomeLedger();
    /** Deleted, and can come back. */
    private final Map<UUID, Deleted> undoable = new LinkedHashMap<>();

    private final List<Runnable> alsoForgets = new CopyOnWriteArrayList<>();

    public ProfileBook(DocumentFile<Profiles> file, KnownSecrets known, Background background) {
        this.file = new SavedProfiles(file, background, new Content());
        this.fx = background.fx();
        this.memory = new SecretMemory(known, background);
    }

    /** A profile that was deleted and can come back, with what was in memory of its secrets. */
    public record Deleted(int index, ProfileSession session, ProfileSecrets secrets) {}

    public ObservableList<ProfileSession> sessions() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return sessions;
    }

    /** Where the practice zone of this run listens; empty while none runs. */
    public ObjectProperty<Optional<OnezoneAddress>> practiceZoneProperty() {
        return practiceZone;
    }

    private ProfileSession session(Profile profile, boolean madeForPractice) {
        return new ProfileSession(profile, madeForPractice, practiceZone, fx);
    }

    /** The other side's versions of profiles that were changed here and in the file at once, when that happened. */
    public ObjectProperty<List<Profile>> copiesOfOthersProperty() {
        return copiesOfOthers;
    }

    public ProfileSession add(Profile profile, Optional<AccessToken> token, boolean practice) {
        ProfileSession session = session(profile, practice);
        sessions.add(session);
        token.ifPresent(given -> memory.keep(session, ProfileSecrets.of(given)));
        save();
        return session;
    }

    /** Adds many profiles, and puts others in the places of present ones, whose tokens stay theirs, in one change. */
    public void addAndReplace(List<Profile> added, Map<UUID, Profile> replacements) {
        addAndReplace(added, replacements, Set.of());
    }

    /**
     * Adds many profiles, and puts others in the places of present ones, in one change.
     *
     * @param replacements by the ids of those that they replace
     * @param unlinked the ids of replaced profiles whose token and passwords are not for the new version
     */
    public void addAndReplace(List<Profile> added, Map<UUID, Profile> replacements, Set<UUID> unlinked) {
        for (ProfileSession session : sessions) {
            UUID id = session.profile().id();
            Optional.ofNullable(replacements.get(id)).ifPresent(profile -> {
                if (unlinked.contains(id)) {
                    unlinkToken(session);
                }
                replace(session, profile);
            });
        }
        sessions.addAll(added.stream().map(profile -> session(profile, false)).toList());
        save();
    }

    /**
     * Puts the edited profile in the place of the old; what was learned stays only if it still holds. Where the token is
     * stored stays as it is: only {@link #store} changes that, after the token has been written there.
     */
    public void change(ProfileSession session, Profile edited, Optional<AccessToken> newToken) {
        boolean hasNewCommand = edited.tokenCommand().isPresent()
                && !edited.tokenCommand().equals(session.profile().tokenCommand());
        if (hasNewCommand) {
            // The token in memory came from elsewhere.
            memory.forgetToken(session);
        }
        replace(session, edited);
        newToken.ifPresent(given -> memory.keep(session, ProfileSecrets.of(given)));
        save();
    }

    /** Shows how a revocation ended, and changes the profile when its token has died with the others. */
    public void conclude(ProfileSession session, Concluded concluded) {
        concludeOneOfMany(session, concluded)
                .ifPresent(id -> change(session, session.profile().afterDeathOf(id), Optional.empty()));
    }

    /**
     * The same for one of many, whose profile is left to be changed later, together with others.
     *
     * @return the public id of its token, if that died with the others
     */
    public Optional<String> concludeOneOfMany(ProfileSession session, Concluded concluded) {
        Outcome outcome = concluded.outcome();
        session.show(concluded);
        if (outcome.isOfPassword()) {
            memory.forgetPasswords(session);
        }
        return outcome.isOwnTokenInvalid()
                ? outcome.attempt().revocation().report().token().legible().map(Inscription::id)
                : Optional.empty();
    }

    /** Notes where the profile's token is stored from now on. The place before may still hold a copy. */
    public void store(ProfileSession session, TokenHome home) {
        Profile profile = session.profile();
        session.profileProperty().set(profile.restingIn(home));
        show();
        ledger.add(new Leftover(profile.id(), profile.home()));
        save();
    }

    /** Forgets the token and the passwords of a profile, here and where they are stored. */
    private void unlinkToken(ProfileSession session) {
        Profile profile = session.profile();
        session.profileProperty().set(profile.withTokenCommand(Optional.empty()).restingIn(TokenHome.NOWHERE));
        show();
        ledger.add(new Leftover(profile.id(), profile.home()));
        memory.forgetToken(session);
    }

    /** Changes many profiles, each from what it is by now, and saves them in one act. */
    public void changeEach(Map<UUID, UnaryOperator<Profile>> changes) {
        for (ProfileSession session : sessions) {
            Optional.ofNullable(changes.get(session.profile().id()))
                    .ifPresent(change -> replace(session, change.apply(session.profile())));
        }
        save();
    }

    private static void replace(ProfileSession session, Profile written) {
        Profile before = session.profile();
        Profile edited = written.restingIn(before.home());
        if (!before.address().equals(edited.address())) {
            session.forgetWhatWasLearned();
        } else if (!before.route().equals(edited.route())) {
            session.forgetWhatTokenTold();
        }
        session.profileProperty().set(edited);
    }

    public Deleted delete(ProfileSession session) {
        int index = sessions.indexOf(session);
        sessions.remove(session);
        Deleted deleted = new Deleted(index, session, memory.remove(session));
        undoable.put(session.profile().id(), deleted);
        save();
        return deleted;
    }

    /** Gives up what is needed to bring a profile back. Its stored token may be deleted from now on. */
    public void deleteForGood(Deleted deleted) {
        ProfileSession session = deleted.session();
        if (undoable.remove(session.profile().id(), deleted)) {
            deleted.secrets().close();
            show();
            leftover(session).ifPresent(ledger::add);
            save();
        }
    }

    /** Brings a profile back, unless its deletion has become final. */
    public void bringBack(Deleted deleted) {
        if (undoable.remove(deleted.session().profile().id(), deleted)) {
            putBack(deleted);
            save();
        }
    }

    private void putBack(Deleted deleted) {
        ProfileSession session = deleted.session();
        sessions.add(Math.min(deleted.index(), sessions.size()), session);
        memory.bringBack(session, deleted.secrets());
    }

    private static Optional<Leftover> leftover(ProfileSession session) {
        boolean rests = !session.isTransient() && session.profile().home().isStore();
        return rests
                ? Optional.of(
                        new Leftover(session.profile().id(), session.profile().home()))
                : Optional.empty();
    }

    /** Returns the file of the profiles. */
    public SavedProfiles file() {
        return file;
    }

    /** Returns the secrets of this run. */
    public SecretMemory memory() {
        return memory;
    }

    /** Which places hold which tokens. */
    public HomeLedger ledger() {
        return ledger;
    }

    private void show() {
        List<Profile> present = new ArrayList<>(profiles());
        undoable.values().forEach(deleted -> present.add(deleted.session().profile()));
        ledger.show(present);
    }

    /**
     * Overwrites the tokens and passwords of this run, the practice zone's aside. What is under way has its own, and so
     * has an unknown outcome that is still being looked into; {@link ProfileSession#isBeingSettled} tells.
     */
    public void forgetTokens() {
        clearSecrets();
        alsoForgets.forEach(Runnable::run);
    }

    private void clearSecrets() {
        memory.countLocking();
        for (ProfileSession session : sessions) {
            if (!session.isTransient()) {
                memory.forget(session);
                if (!session.isBeingSettled()) {
                    session.outcomeProperty().get().ifPresent(Outcome::clearSecrets);
                }
            }
        }
        undoable.values().forEach(deleted -> deleted.secrets().close());
    }

    /** Has something else forgotten whenever the tokens of this run are, until it is unsubscribed; it must not block. */
    public Subscription alsoForget(Runnable other) {
        alsoForgets.add(other);
        return () -> alsoForgets.remove(other);
    }

    /** Overwrites everything, at the exit. */
    public void close() {
        clearSecrets();
        sessions.forEach(session -> session.outcomeProperty().get().ifPresent(Outcome::clearSecrets));
        memory.close();
    }

    /** Whether another profile has this name already, letters' case aside. */
    public boolean isTaken(String name, Optional<ProfileSession> except) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return sessions.stream()
                .filter(session -> except.isEmpty() || session != except.get())
                .anyMatch(session ->
                        session.profile().name().toLowerCase(Locale.ROOT).equals(wanted));
    }

    /** The name itself, or with the first free number behind it. */
    public String freeName(String wanted) {
        String name = wanted;
        for (int number = 2; isTaken(name, Optional.empty()); number++) {
            name = wanted + " " + number;
        }
        return name;
    }

    private void merge(Profiles before, Profiles theirs) {
        ProfileMerge merged = ProfileMerge.of(before.list(), profiles(), theirs.list());
        ledger.merge(before.leftovers(), theirs.leftovers());
        ledger.saved(theirs.list());
        Map<UUID, ProfileSession> present = new HashMap<>();
        sessions.stream()
                .filter(session -> !session.isTransient())
                .forEach(session -> present.put(session.profile().id(), session));
        Set<UUID> kept = new HashSet<>();
        for (Profile profile : merged.profiles()) {
            kept.add(profile.id());
            ProfileSession session = present.get(profile.id());
            if (session == null) {
                addFromOthers(profile);
            } else if (!session.profile().equals(profile)) {
                takeOver(session, profile);
            }
        }
        List<ProfileSession> gone = sessions.filtered(session -> !session.isTransient()
                && !session.isBusy()
                && !kept.contains(session.profile().id()));
        List<ProfileSession> removed = List.copyOf(gone);
        sessions.removeAll(removed);
        show();
        removed.forEach(session -> leftover(session).ifPresent(ledger::add));
        copiesOfOthers.set(merged.copies());
    }

    private void addFromOthers(Profile profile) {
        Deleted deleted = undoable.remove(profile.id());
        if (deleted == null) {
            sessions.add(session(profile, false));
        } else {
            // Deleted here and changed there: it comes back, with the place of its token that is known here.
            putBack(deleted);
            replace(deleted.session(), profile);
        }
    }

    /** Somebody else may have moved the token; the place that this machine knows may then hold a copy. */
    private void takeOver(ProfileSession session, Profile theirs) {
        Leftover before = new Leftover(theirs.id(), session.profile().home());
        replace(session, theirs);
        session.profileProperty().set(session.profile().restingIn(theirs.home()));
        show();
        ledger.add(before);
    }

    private void save() {
        show();
        file.save();
    }

    private List<Profile> profiles() {
        return sessions.stream()
                .filter(session -> !session.isTransient())
                .map(ProfileSession::profile)
                .toList();
    }

    private Profiles toBeSaved() {
        Set<Leftover> leftovers = new HashSet<>(ledger.leftovers());
        undoable.values().forEach(deleted -> leftover(deleted.session()).ifPresent(leftovers::add));
        return new Profiles(profiles(), leftovers);
    }

    /** What the file holds and brings. */
    private final class Content implements SavedProfiles.Content {
        @Override
        public void load(Loaded<Profiles> loaded) {
            ledger.load(loaded.content(), loaded instanceof Loaded.Recovered);
            sessions.addAll(loaded.content().list().stream()
                    .map(profile -> session(profile, false))
                    .toList());
        }

        @Override
        public Profiles toBeSaved() {
            show();
            return ProfileBook.this.toBeSaved();
        }

        @Override
        public void saved(Profiles written) {
            ledger.saved(written.list());
        }

        @Override
        public void merge(Profiles before, Profiles theirs) {
            ProfileBook.this.merge(before, theirs);
        }

        @Override
        public boolean isBusy() {
            return sessions.stream().anyMatch(ProfileSession::isBusy);
        }
    }
}
