package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.TokenHome;
import java.util.Optional;
import java.util.Set;
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

    /** The passwords of a profile's route where its token rests; none where that is nowhere. */
    public RoutePasswords readPasswords(UUID profile, TokenHome home) throws TokenStoreException {
        Optional<TokenStore> store = store(home);
        return store.isPresent() ? store.get().readPasswords(profile) : RoutePasswords.NONE;
    }

    private void writePasswords(UUID profile, TokenHome home, RoutePasswords passwords) throws TokenStoreException {
        Optional<TokenStore> store = store(home);
        if (store.isPresent()) {
            store.get().writePasswords(profile, passwords);
        }
    }

    /**
     * Brings the passwords of a profile's route to where its token rests, those of other uses out of it.
     *
     * @param known those that this run has; the others stay as they are
     * @param uses what the route needs
     * @return all of them that are known now
     */
    public RoutePasswords keepPasswords(UUID profile, TokenHome home, RoutePasswords known, Set<PasswordUse> uses)
            throws TokenStoreException {
        RoutePasswords all = readPasswords(profile, home).and(known).only(uses);
        writePasswords(profile, home, all);
        return all;
    }

    /**
     * Brings a profile's secrets to a place. Nothing is deleted anywhere: once the new place is the profile's home,
     * {@link #delete} clears the old one.
     *
     * @param from where they are stored so far
     * @param known what this run has of them; the rest is read from {@code from}
     * @param uses the passwords that its route needs
     * @return all of them, as far as there were any
     */
    public ProfileSecrets copy(UUID profile, TokenHome from, TokenHome to, ProfileSecrets known, Set<PasswordUse> uses)
            throws TokenStoreException {
        boolean elsewhere = from != to;
        Optional<AccessToken> token = known.token().isPresent() || !elsewhere ? known.token() : read(profile, from);
        if (token.isPresent()) {
            write(profile, to, token.get());
        }
        RoutePasswords passwords = known.passwords();
        if (!uses.isEmpty()) {
            RoutePasswords all = elsewhere ? readPasswords(profile, from).and(passwords) : passwords;
            passwords = keepPasswords(profile, to, all, uses);
        }
        return new ProfileSecrets(token, passwords);
    }

    private Optional<TokenStore> store(TokenHome home) {
        return switch (home) {
            case KEYRING -> Optional.of(keyring);
            case VAULT -> Optional.of(vault);
            case NOWHERE -> Optional.empty();
        };
    }
}
