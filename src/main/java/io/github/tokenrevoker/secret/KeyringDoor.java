package io.github.tokenrevoker.secret;

import java.util.Optional;

/** The operating system's keyring as this tool uses it. Calls block, at times for as long as a person takes. */
public interface KeyringDoor {
    /** Returns whether a keyring answers on this machine. Unlocks nothing and prompts for nothing. */
    boolean answers();

    /** The secret under this name, empty when there is none. */
    Optional<String> read(String name) throws Exception;

    void write(String name, String secret) throws Exception;

    /** Deletes the secret under this name, if there is one. */
    void delete(String name) throws Exception;
}
