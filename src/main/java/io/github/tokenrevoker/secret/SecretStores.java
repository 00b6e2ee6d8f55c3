package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The stores of this machine, by the name that a profile has for them. Calls block. Thread-safe. */
public final class SecretStores {
    private final KeyringStore keyring;
    private final Vault vault;

    public SecretStores(KeyringStore keyring, Vault vault) {
        this.keyring = keyring;
        this.vault = vault;
    }

    public KeyringStore keyring() {
        return keyring;
    }

    public Vault vault() {
        return vault;
    }

    /** Reads what a profile needs from where it is stored; {@link ProfileSecrets#NONE} for a profile that stores nothing. */
    public ProfileSecrets read(Profile profile) throws SecretStoreException {
        return readFrom(profile.home(), profile);
    }

    private ProfileSecrets readFrom(TokenHome home, Profile profile) throws SecretStoreException {
        Optional<SecretStore> store = store(home);
        return store.isPresent()
                ? store.get().read(profile.id(), profile.route().passwordUses())
                : ProfileSecrets.NONE;
    }

    /** Stores what is given where the profile's secrets are stored; does nothing for a profile that stores nothing. */
    public void write(Profile profile, ProfileSecrets given) throws SecretStoreException {
        writeTo(profile.home(), profile, given);
    }

    private void writeTo(TokenHome home, Profile profile, ProfileSecrets given) throws SecretStoreException {
        Optional<SecretStore> store = store(home);
        if (store.isPresent()) {
            store.get().write(profile.id(), given, profile.route().passwordUses());
        }
    }

    /** Deletes what is stored there for a profile. */
    public void delete(UUID profile, TokenHome home) throws SecretStoreException {
        Optional<SecretStore> store = store(home);
        if (store.isPresent()) {
            store.get().delete(profile);
        }
    }

    /**
     * Writes a profile's secrets to a store. Nothing is deleted anywhere: once the new store is the profile's home,
     * {@link #delete} clears the old one.
     *
     * @param profile still names the store it has had so far
     * @param known what is in memory; what the profile needs besides is read from where it is stored
     * @return everything that was written, with the bytes of {@code known}; the caller overwrites it
     */
    public ProfileSecrets copy(Profile profile, TokenHome to, ProfileSecrets known) throws SecretStoreException {
        boolean complete = profile.home() == to || !known.isIncompleteFor(profile.route());
        ProfileSecrets all = complete ? known : known.or(read(profile));
        try {
            writeTo(to, profile, all);
        } catch (SecretStoreException failure) {
            all.overwriteExcept(known);
            throw failure;
        }
        return all;
    }

    /** Returns whether a token is stored there for a profile. */
    public boolean holdsToken(UUID profile, TokenHome home) throws SecretStoreException {
        Optional<SecretStore> store = store(home);
        if (store.isEmpty()) {
            return false;
        }
        try (ProfileSecrets stored = store.get().read(profile, Set.of())) {
            return stored.token().isPresent();
        }
    }

    private Optional<SecretStore> store(TokenHome home) {
        return switch (home) {
            case KEYRING -> Optional.of(keyring);
            case VAULT -> Optional.of(vault);
            case NOWHERE -> Optional.empty();
        };
    }
}
