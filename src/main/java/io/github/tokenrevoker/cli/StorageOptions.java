package io.github.tokenrevoker.cli;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.words.Harmless;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where tokens are stored, and the storing of them. */
final class StorageOptions {
    private static final String STORE = "--store";
    private static final int MAX_TEXT = 120;

    private StorageOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.choice(
                STORE,
                "STORAGE",
                List.of("keyring", "vault", "none"),
                "Where to store the access token: keyring (the system keyring), vault (the encrypted vault, which must"
                        + " exist), or none. none if not given."));
    }

    static TokenHome of(ParseResult parsed) throws CommandException {
        Optional<String> word = Options.text(parsed, STORE);
        return switch (word.orElse("none")) {
            case "keyring" -> TokenHome.KEYRING;
            case "vault" -> TokenHome.VAULT;
            case "none" -> TokenHome.NOWHERE;
            default ->
                throw CommandException.usage(
                        STORE + " " + Harmless.line(word.orElse(""), MAX_TEXT) + ": must be keyring, vault or none");
        };
    }

    /**
     * Stores a profile's token where the profile says.
     *
     * @throws CommandException when it is not stored
     */
    static void store(Profile profile, ProfileSecrets given, Secrets secrets, Engine engine) throws CommandException {
        try {
            secrets.openVault(profile);
            engine.stores().write(profile, given);
        } catch (SecretStoreException failure) {
            throw new CommandException(
                    ExitCode.FAILED, "the token is not stored: " + Secrets.words(profile.home(), failure));
        } catch (CommandException failure) {
            throw new CommandException(ExitCode.FAILED, "the token is not stored: " + failure.getMessage());
        }
    }
}
