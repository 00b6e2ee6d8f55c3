package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.PasswordUse;
import java.util.Set;
import java.util.UUID;

/** A place where the secrets of profiles are stored, by the ids of the profiles. Calls block. Thread-safe. */
public interface SecretStore {
    /**
     * Reads what is stored for a profile.
     *
     * @param uses which passwords are needed; no others are read
     * @return the caller overwrites it; empty when nothing is stored
     * @throws SecretStoreException when the store can't say
     */
    ProfileSecrets read(UUID profile, Set<PasswordUse> uses) throws SecretStoreException;

    /**
     * Stores what is given in the place of what was stored before. What isn't given stays, except for passwords that aren't
     * needed any more.
     *
     * @param given the caller overwrites it
     * @param uses which passwords the profile needs
     * @throws SecretStoreException when not all of it is stored; what was stored before may still be
     */
    void write(UUID profile, ProfileSecrets given, Set<PasswordUse> uses) throws SecretStoreException;

    /**
     * Deletes everything that is stored for a profile.
     *
     * @throws SecretStoreException when it may still be there
     */
    void delete(UUID profile) throws SecretStoreException;
}
