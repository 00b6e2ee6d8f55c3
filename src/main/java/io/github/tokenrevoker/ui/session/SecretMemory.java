package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.secret.KnownSecrets;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.token.TokenReader;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.OffFx;
import java.util.Optional;
import java.util.UUID;

/** The tokens and passwords of this run in memory, by session. Belongs to the FX thread. */
public final class SecretMemory {
    private final KnownSecrets known;
    private final Background background;
    private long lockings;

    SecretMemory(KnownSecrets known, Background background) {
        this.known = known;
        this.background = background;
    }

    /** Returns how often all secrets were forgotten: what was requested before that is not kept after it. */
    public long lockings() {
        return lockings;
    }

    void countLocking() {
        lockings++;
    }

    /** The session's token, if this run knows it. */
    public Optional<AccessToken> token(ProfileSession session) {
        return of(session).token();
    }

    /** Returns what is in memory of a profile's secrets. They are not copies, and overwritten when they are forgotten. */
    public ProfileSecrets of(ProfileSession session) {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return known.of(session.profile().id());
    }

    /** Returns whether more is needed for the profile's requests than is in memory. */
    public boolean isIncomplete(ProfileSession session) {
        return of(session).isIncompleteFor(session.profile().route());
    }

    /**
     * Keeps a copy of what is given in memory; what was learned with another token is forgotten. The caller overwrites its
     * own.
     */
    public void keep(ProfileSession session, ProfileSecrets given) {
        UUID id = session.profile().id();
        Optional<AccessToken> before = known.of(id).token();
        boolean changes = given.token().isPresent() && !before.equals(given.token());
        known.keep(id, changes ? given : given.withoutToken());
        if (changes) {
            // After locking, only what it says of itself can tell whether it is the same one.
            before.ifPresent(_ -> session.forgetWhatTokenTold());
            known.of(id).token().ifPresent(own -> readInBackground(session, own));
        }
    }

    /** Overwrites the passwords of the session's route in memory, so that they are read or asked for again. */
    public void forgetPasswords(ProfileSession session) {
        known.forgetPasswords(session.profile().id());
    }

    private void readInBackground(ProfileSession session, AccessToken token) {
        AccessToken own = token.copy();
        background.run(
                () -> {
                    try {
                        return TokenReader.read(own);
                    } finally {
                        own.clear();
                    }
                },
                (TokenReading reading) -> {
                    if (!token.isCleared() && token(session).equals(Optional.of(token))) {
                        Optional<TokenReading> before = session.tokenProperty().get();
                        boolean same = reading.legible().isPresent() && before.equals(Optional.of(reading));
                        if (before.isPresent() && !same) {
                            session.forgetWhatTokenTold();
                        }
                        session.tokenProperty().set(Optional.of(reading));
                    }
                },
                _ -> {});
    }

    /** Takes the secrets of a session out of memory; the caller closes them. */
    ProfileSecrets remove(ProfileSession session) {
        return known.remove(session.profile().id());
    }

    /** Overwrites the secrets of a session in memory. */
    void forget(ProfileSession session) {
        remove(session).close();
    }

    /** Overwrites the token and the passwords of a session in memory, and what the token said about itself. */
    public void forgetToken(ProfileSession session) {
        forget(session);
        session.tokenProperty().set(Optional.empty());
    }

    /** Brings back the secrets of a deleted profile, unless they were overwritten in between. */
    void bringBack(ProfileSession session, ProfileSecrets before) {
        try (before) {
            if (!before.isOverwritten()) {
                known.keep(session.profile().id(), before);
            }
        }
    }

    /** Overwrites everything, at the exit. */
    void close() {
        known.close();
    }
}
