package io.github.tokenrevoker.secret;

import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.util.Locale;
import java.util.Optional;
import org.freedesktop.secret.simple.SimpleCollection;
import org.jspecify.annotations.Nullable;

/** The keyring behind java-keyring: Secret Service or KWallet, Keychain, Credential Manager. For one thread. */
public final class SystemKeyring implements KeyringDoor {
    private static final String SERVICE = "token-revoker";

    private @Nullable Keyring keyring;

    @Override
    public boolean answers() {
        try {
            boolean others =
                    !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
            // Opening java-keyring's own would unlock it, and so ask the operator for something that may not be needed.
            return others || SimpleCollection.isAvailable() || kdeAnswers();
        } catch (RuntimeException | LinkageError _) {
            return false;
        }
    }

    private static boolean kdeAnswers() {
        return System.getenv("KDE_FULL_SESSION") != null;
    }

    @Override
    public Optional<String> read(String name) throws Exception {
        try {
            return Optional.ofNullable(opened().getPassword(SERVICE, name));
        } catch (PasswordAccessException missing) {
            if (saysMissing(missing)) {
                return Optional.empty();
            }
            throw missing;
        }
    }

    @Override
    public void write(String name, String secret) throws Exception {
        opened().setPassword(SERVICE, name, secret);
        // Some keyrings drop what they cannot keep without a word.
        if (!secret.equals(opened().getPassword(SERVICE, name))) {
            throw new IllegalStateException("the keyring gives back something else than it was given");
        }
    }

    @Override
    public void delete(String name) throws Exception {
        try {
            opened().deletePassword(SERVICE, name);
        } catch (PasswordAccessException missing) {
            if (!saysMissing(missing)) {
                throw missing;
            }
        }
    }

    private Keyring opened() throws Exception {
        Keyring known = keyring;
        if (known == null) {
            known = Keyring.create();
            keyring = known;
        }
        return known;
    }

    /** The library has one exception for all. What it says of a missing secret, by platform: */
    private static boolean saysMissing(PasswordAccessException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no stored credentials match") // Secret Service, Keychain
                || words.contains("not in wallet") // KWallet
                || words.contains("no password to delete") // Keychain
                || words.contains("error code 1168"); // Credential Manager
    }
}
