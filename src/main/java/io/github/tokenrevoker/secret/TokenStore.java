package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.onezone.AccessToken;
import java.util.Optional;
import java.util.UUID;

/**
 * A place where access tokens rest, and with them the passwords of their routes, by the ids of their profiles. Calls block.
 * Thread-safe.
 */
public interface TokenStore {
    /**
     * The token of a profile, empty when none rests here.
     *
     * @throws TokenStoreException when the place cannot say
     */
    Optional<AccessToken> read(UUID profile) throws TokenStoreException;

    /**
     * Keeps a token in the place of an earlier one.
     *
     * @throws TokenStoreException when it is not kept; an earlier one may still be
     */
    void write(UUID profile, AccessToken token) throws TokenStoreException;

    /**
     * The passwords of a profile's route, as far as any rest here.
     *
     * @throws TokenStoreException when the place cannot say
     */
    RoutePasswords readPasswords(UUID profile) throws TokenStoreException;

    /**
     * Keeps the passwords of a profile's route, all of them, in the place of earlier ones; none to leave none.
     *
     * @throws TokenStoreException when they are not kept; earlier ones may still be
     */
    void writePasswords(UUID profile, RoutePasswords passwords) throws TokenStoreException;

    /**
     * Takes a token and the passwords of its route out, if they are there, and leaves nothing of them.
     *
     * @throws TokenStoreException when it may still be there
     */
    void delete(UUID profile) throws TokenStoreException;
}
