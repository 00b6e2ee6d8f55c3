package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.profile.TokenHome;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Where the secrets of profiles come from, by the name that a profile has for it: the stores of this machine and token
 * commands. Calls block. Thread-safe.
 */
public final class SecretStores {
    private final KeyringStore keyring;
    private final Vault vault;
    private final TokenPrograms programs;

    public SecretStores(KeyringStore keyring, Vault vault) {
        this(keyring, vault, new TokenPrograms(TokenPrograms.DEFAULT_LIMIT));
    }

    public SecretStores(KeyringStore keyring, Vault vault, TokenPrograms programs) {
        this.keyring = keyring;
        this.vault = vault;
        this.programs = programs;
    }

    public KeyringStore keyring() {
        return keyring;
    }

    public Vault vault() {
        return vault;
    }

    /**
     * Reads what a profile needs from where it is stored, or runs its token command; {@link ProfileSecrets#NONE} for a profile
     * that has neither.
     */
    public ProfileSecrets read(Profile profile) throws SecretStoreException {
        if (profile.home() == TokenHome.COMMAND && profile.tokenCommand().isPresent()) {
            return ProfileSecrets.of(programs.run(profile.tokenCommand().get()));
        }
        Optional<SecretStore> store = store(profile.home());
        return store.isPresent()
                ? store.get().read(profile.id(), profile.route().passwordUses())
                : ProfileSecrets.NONE;
    }

    /**
     * Runs the token commands of many profiles; others are left out, and so is what fails.
     *
     * @return by the ids of the profiles; the caller overwrites them
     */
    public Map<UUID, ProfileSecrets> runCommands(Collection<Profile> profiles) {
        return runCommands(profiles, (_, _) -> {});
    }

    /**
     * The same.
     *
     * @param failed called for each that failed, on several threads
     */
    public Map<UUID, ProfileSecrets> runCommands(
            Collection<Profile> profiles, BiConsumer<? super UUID, ? super SecretStoreException> failed) {
        Map<UUID, TokenCommand> commands = new LinkedHashMap<>();
        profiles.stream()
                .filter(profile -> profile.home() == TokenHome.COMMAND)
                .forEach(profile -> profile.tokenCommand().ifPresent(command -> commands.put(profile.id(), command)));
        Map<UUID, ProfileSecrets> found = new HashMap<>();
        programs.runAll(commands, failed).forEach((id, token) -> found.put(id, ProfileSecrets.of(token)));
        return found;
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
        boolean complete = profile.home() == to || to == TokenHome.COMMAND || !known.isIncompleteFor(profile.route());
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
            case NOWHERE, COMMAND -> Optional.empty();
        };
    }
}
