package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.TokenHome;
import java.util.Optional;
import java.util.UUID;

/** All the places where tokens rest. Calls block. Thread-safe. */
public final class TokenHomes {
    private final KeyringStore keyring;
    private final Vault vault;

    public TokenHomes(KeyringStore keyring, Vault vault) {
        this.keyring = keyring;
        this.vault = vault;
    }

    public KeyringStore keyring() {
        return keyring;
    }

    public Vault vault() {
        return vault;
    }

    /** The token of a profile where it rests; empty when there is none, or it rests nowhere. */
    public Optional<AccessToken> read(UUID profile, TokenHome home) throws TokenStoreException {
        Optional<TokenStore> store = store(home);
        return store.isPresent() ? store.get().read(profile) : Optional.empty();
    }

    /** Keeps a token where it is to rest; does nothing where that is nowhere. */
    public void write(UUID profile, TokenHome home, AccessToken token) throws TokenStoreException {
        Optional<TokenStore> store = store(home);
        if (store.isPresent()) {
            store.get().write(profile, token);
        }
    }

    /** Takes a token out of the place where it rests. */
    public void delete(UUID profile, TokenHome home) throws TokenStoreException {
        Optional<TokenStore> store = store(home);
        if (store.isPresent()) {
            store.get().delete(profile);
        }
    }

    /**
     * Moves a token from one place to another: it is in the new one before it leaves the old.
     *
     * @param known the token itself, where this run has it; otherwise it is read from the old place
     * @return the token, empty when there was none to move
     */
    public Optional<AccessToken> move(UUID profile, TokenHome from, TokenHome to, Optional<AccessToken> known)
            throws TokenStoreException {
        Optional<AccessToken> token = known.isPresent() ? known : read(profile, from);
        if (token.isPresent()) {
            write(profile, to, token.get());
        }
        if (from != to) {
            delete(profile, from);
        }
        return token;
    }

    private Optional<TokenStore> store(TokenHome home) {
        return switch (home) {
            case KEYRING -> Optional.of(keyring);
            case VAULT -> Optional.of(vault);
            case NOWHERE -> Optional.empty();
        };
    }
}
