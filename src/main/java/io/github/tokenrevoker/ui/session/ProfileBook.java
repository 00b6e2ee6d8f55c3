package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFile;
import io.github.tokenrevoker.profile.ProfileFile.Loaded;
import io.github.tokenrevoker.secret.AccessTokens;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.background.Background;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All profiles with what this run knows of them, their file and their tokens. Belongs to the FX thread; the file is
 * written in the background, change after change.
 */
public final class ProfileBook {
    private final ProfileFile file;
    private final AccessTokens tokens;
    private final Background background;
    private final ObservableList<ProfileSession> sessions = FXCollections.observableArrayList(
            session -> new javafx.beans.Observable[] {session.profileProperty(), session.outcomeProperty()});
    private final ObjectProperty<Optional<String>> saveProblem = new SimpleObjectProperty<>(Optional.empty());
    private boolean isLoaded;
    private boolean saveWhenLoaded;

    public ProfileBook(ProfileFile file, AccessTokens tokens, Background background) {
        this.file = file;
        this.tokens = tokens;
        this.background = background;
    }

    /** A profile that was deleted and can come back, with its token. */
    public record Deleted(int index, ProfileSession session, Optional<AccessToken> token) {}

    public ObservableList<ProfileSession> sessions() {
        return sessions;
    }

    /** Why the last change is only in the window and not in the file; empty when all is saved. */
    public ObjectProperty<Optional<String>> saveProblemProperty() {
        return saveProblem;
    }

    /** Reads the file in the background and fills the list; {@code then} learns what came of it. */
    public void load(Consumer<Loaded> then) {
        background.runInOrder(
                file::load,
                loaded -> {
                    isLoaded = true;
                    sessions.addAll(loaded.profiles().stream()
                            .map(profile -> new ProfileSession(profile, false))
                            .toList());
                    if (saveWhenLoaded) {
                        save();
                    }
                    then.accept(loaded);
                },
                failure -> saveProblem.set(Optional.of(String.valueOf(failure.getMessage()))));
    }

    public ProfileSession add(Profile profile, Optional<AccessToken> token, boolean practice) {
        ProfileSession session = new ProfileSession(profile, practice);
        sessions.add(session);
        token.ifPresent(given -> keepToken(session, given));
        save();
        return session;
    }

    /** Puts the edited profile in the place of the old; what was learned stays only if it still holds. */
    public void change(ProfileSession session, Profile edited, Optional<AccessToken> newToken) {
        boolean moved = !session.profile().address().equals(edited.address());
        if (moved) {
            session.forgetWhatWasLearned();
        }
        session.profileProperty().set(edited);
        newToken.ifPresent(given -> keepToken(session, given));
        save();
    }

    public Deleted delete(ProfileSession session) {
        int index = sessions.indexOf(session);
        sessions.remove(session);
        Deleted deleted =
                new Deleted(index, session, tokens.remove(session.profile().id()));
        save();
        return deleted;
    }

    public void bringBack(Deleted deleted) {
        ProfileSession session = deleted.session();
        sessions.add(Math.min(deleted.index(), sessions.size()), session);
        deleted.token().ifPresent(token -> tokens.keep(session.profile().id(), token));
        save();
    }

    /** The session's token, if this run knows it. */
    public Optional<AccessToken> token(ProfileSession session) {
        return tokens.of(session.profile().id());
    }

    /** Keeps a token for this run; what was learned with another one is forgotten. */
    public void keepToken(ProfileSession session, AccessToken token) {
        UUID id = session.profile().id();
        boolean changed = !tokens.of(id).equals(Optional.of(token));
        tokens.keep(id, token);
        if (changed) {
            session.forgetWhatWasLearned();
            readInBackground(session, token);
        }
    }

    private void readInBackground(ProfileSession session, AccessToken token) {
        background.run(
                () -> TokenReader.read(token),
                (TokenReading reading) -> {
                    if (token(session).equals(Optional.of(token))) {
                        session.tokenProperty().set(Optional.of(reading));
                    }
                },
                _ -> {});
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

    /** Writes the file anew, for example after the disk has room again. */
    public void save() {
        if (!isLoaded) {
            // What is in the file is not in the list yet, and must not be overwritten by it.
            saveWhenLoaded = true;
            return;
        }
        List<Profile> profiles = sessions.stream()
                .filter(session -> !session.isPractice())
                .map(ProfileSession::profile)
                .toList();
        background.runInOrder(
                () -> {
                    file.save(profiles);
                    return profiles;
                },
                _ -> saveProblem.set(Optional.empty()),
                failure -> saveProblem.set(Optional.of(String.valueOf(failure.getMessage()))));
    }
}
