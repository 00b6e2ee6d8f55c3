package io.github.tokenrevoker.secret;

import io.github.tokenrevoker.onezone.AccessToken;
import java.util.Optional;
import java.util.UUID;

/** A place where access tokens rest, by the ids of their profiles. Calls block. Thread-safe. */
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
     * Takes a token out, if it is there, and leaves nothing of it.
     *
     * @throws TokenStoreException when it may still be there
     */
    void delete(UUID profile) throws TokenStoreException;
}
