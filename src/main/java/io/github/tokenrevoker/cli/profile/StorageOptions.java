package io.github.tokenrevoker.cli.profile;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenCommand;
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
    private static final String TOKEN_COMMAND = "--token-command";
    private static final int MAX_TEXT = 120;

    private StorageOptions() {}

    static void addTo(CommandSpec spec) {
        spec.addOption(Options.choice(
                STORE,
                "STORAGE",
                List.of("keyring", "vault", "none"),
                "Where to store the access token: keyring (the system keyring), vault (the encrypted vault, made"
                        + " where there is none), or none. none if not given."));
    }

    static void addCommandTo(CommandSpec spec) {
        spec.addOption(Options.value(
                TOKEN_COMMAND,
                "COMMAND",
                "Don't store the token: the output of this program is the token, as in 'pass show onedata/provider'. It is"
                        + " run without a shell; quotes keep an argument with spaces together."));
    }

    /** The token command, which takes the place of a store. */
    static Optional<TokenCommand> command(ParseResult parsed) throws CommandException {
        Optional<String> line = Options.text(parsed, TOKEN_COMMAND);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (Options.isGiven(parsed, STORE)) {
            throw CommandException.usage("give " + STORE + " or " + TOKEN_COMMAND + ", not both");
        }
        Optional<TokenCommand.Problem> problem = TokenCommand.problem(line.get());
        if (problem.isPresent()) {
            throw CommandException.usage(TOKEN_COMMAND + ": " + words(problem.get()));
        }
        return TokenCommand.parse(line.get());
    }

    private static String words(TokenCommand.Problem problem) {
        return switch (problem) {
            case EMPTY -> "the program is missing";
            case OPEN_QUOTE -> "a quote is not closed";
            case TOO_LONG ->
                "at most " + TokenCommand.MAX_ARGUMENTS + " arguments and " + TokenCommand.MAX_LENGTH
                        + " characters can be kept";
            case INVISIBLE -> "there are line breaks or other characters that can't be seen";
            case SHELL_FILE -> "Windows runs .bat and .cmd files in a shell; name the program itself";
        };
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
            if (profile.home() == TokenHome.VAULT) {
                secrets.openVaultToStore();
            }
            engine.stores().write(profile, given);
        } catch (SecretStoreException failure) {
            throw new CommandException(
                    ExitCode.FAILED, "the token is not stored: " + Secrets.words(profile.home(), failure));
        } catch (CommandException failure) {
            if (failure.exitCode() == ExitCode.USAGE) {
                throw failure;
            }
            throw new CommandException(ExitCode.FAILED, "the token is not stored: " + failure.getMessage());
        }
    }
}
