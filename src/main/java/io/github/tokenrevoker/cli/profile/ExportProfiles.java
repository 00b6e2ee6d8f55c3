package io.github.tokenrevoker.cli.profile;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.NewPassphrase;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.provider.SecretOptions;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.transfer.Parcel;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes all profiles to a file for another machine, with their tokens only into a sealed one. */
final class ExportProfiles implements Command {
    private static final String WITH_TOKENS = "--with-tokens";
    private static final String VAULT_PASSPHRASE_FD = "--vault-passphrase-fd";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(this, "export", "Export all profiles to a file for another machine.");
        spec.addPositional(Options.one("FILE", "The file."));
        spec.addOption(
                Options.flag(WITH_TOKENS, "Also export the stored tokens. The file is then sealed with a passphrase."));
        SecretOptions.addPassphraseTo(spec, "Read the passphrase for the sealed file from this open file descriptor.");
        spec.addOption(Options.number(
                VAULT_PASSPHRASE_FD, "N", "Read the passphrase of the vault from this open file descriptor."));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
        Path target;
        try {
            target = Path.of(Options.argument(parsed)).toAbsolutePath();
        } catch (InvalidPathException _) {
            throw CommandException.usage("no file can have this name");
        }
        List<Profile> profiles = ProfileFile.read(session.engine().profiles(), session.terminal())
                .list();
        boolean withTokens = Options.isGiven(parsed, WITH_TOKENS);
        Map<UUID, AccessToken> tokens = withTokens ? tokens(profiles, parsed, session) : Map.of();
        try {
            Parcel parcel = new Parcel(profiles, tokens);
            WholeFile.writeOnce(target, withTokens ? sealed(parcel, parsed, session) : parcel.plain());
        } finally {
            tokens.values().forEach(AccessToken::clear);
        }
        session.terminal()
                .say("Exported " + profiles.size() + " profiles and " + tokens.size() + " tokens to " + target);
        return ExitCode.OK;
    }

    private static Map<UUID, AccessToken> tokens(List<Profile> profiles, ParseResult parsed, Session session)
            throws CommandException {
        SecretOptions vault =
                new SecretOptions(Optional.empty(), Optional.empty(), Options.number(parsed, VAULT_PASSPHRASE_FD));
        Secrets secrets = new Secrets(session.terminal(), session.engine().stores(), vault);
        Map<UUID, AccessToken> tokens = new LinkedHashMap<>();
        for (Profile profile : profiles) {
            try {
                secrets.openVault(profile);
                try (ProfileSecrets stored = session.engine().stores().read(profile)) {
                    stored.token().ifPresent(token -> tokens.put(profile.id(), token.copy()));
                }
            } catch (CommandException locked) {
                throw new CommandException(ExitCode.FAILED, String.valueOf(locked.getMessage()));
            } catch (SecretStoreException failure) {
                throw new CommandException(ExitCode.FAILED, Secrets.words(profile.home(), failure));
            }
        }
        return tokens;
    }

    private static byte[] sealed(Parcel parcel, ParseResult parsed, Session session) throws CommandException {
        char[] passphrase =
                NewPassphrase.of("the file", SecretOptions.of(parsed).passphrase(), session.terminal());
        try {
            return parcel.sealed(new SealedFile(), passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
