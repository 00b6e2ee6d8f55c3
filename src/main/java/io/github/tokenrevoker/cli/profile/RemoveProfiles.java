package io.github.tokenrevoker.cli.profile;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.cli.provider.SecretOptions;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.SecretStoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Removes profiles, and their tokens from where they are stored. */
final class RemoveProfiles implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                this,
                "remove",
                "Remove profiles, and their tokens from where they are stored.",
                "A token in a vault that stays locked is deleted when the vault is next opened in the window.");
        spec.addPositional(Options.positional("NAME", "1..*", "The names of the profiles."));
        SecretOptions.addPassphraseTo(spec, "Read the passphrase of the vault from this open file descriptor.");
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException {
        Engine engine = session.engine();
        ProfileFile file = ProfileFile.read(engine.profiles(), session.terminal());
        List<Profile> gone = new ArrayList<>();
        for (String name : Options.arguments(parsed)) {
            gone.add(file.required(name));
        }
        Set<Leftover> leftovers = leftovers(gone);
        // Noted before the tokens are deleted, so that what is left after a crash is found.
        file.change(present -> without(present, gone, leftovers));
        gone.forEach(profile -> session.terminal().say("Removed " + ProviderLines.name(profile)));
        Secrets secrets = new Secrets(session.terminal(), engine.stores(), SecretOptions.of(parsed));
        for (Profile profile : gone) {
            if (delete(profile, secrets, session)) {
                Leftover deleted = new Leftover(profile.id(), profile.home());
                file.change(present -> cleared(present, deleted));
            }
        }
        return ExitCode.OK;
    }

    private static Set<Leftover> leftovers(List<Profile> gone) {
        Set<Leftover> leftovers = new HashSet<>();
        for (Profile profile : gone) {
            if (profile.home().isStore()) {
                leftovers.add(new Leftover(profile.id(), profile.home()));
            }
        }
        return leftovers;
    }

    private static Profiles without(Profiles present, List<Profile> gone, Set<Leftover> added) {
        Set<UUID> ids = new HashSet<>();
        gone.forEach(profile -> ids.add(profile.id()));
        Set<Leftover> leftovers = new HashSet<>(present.leftovers());
        leftovers.addAll(added);
        return new Profiles(
                present.list().stream()
                        .filter(profile -> !ids.contains(profile.id()))
                        .toList(),
                leftovers);
    }

    private static Profiles cleared(Profiles present, Leftover deleted) {
        Set<Leftover> leftovers = new HashSet<>(present.leftovers());
        leftovers.remove(deleted);
        return new Profiles(present.list(), leftovers);
    }

    private static boolean delete(Profile profile, Secrets secrets, Session session) throws CommandException {
        try {
            secrets.openVault(profile);
            session.engine().stores().delete(profile.id(), profile.home());
            return profile.home().isStore();
        } catch (CommandException locked) {
            session.terminal()
                    .note("Warning: the token of " + ProviderLines.name(profile) + " is still stored: "
                            + locked.getMessage());
        } catch (SecretStoreException failure) {
            session.terminal()
                    .note("Warning: the token of " + ProviderLines.name(profile) + " is still stored: "
                            + Secrets.words(profile.home(), failure));
        }
        return false;
    }

    /** Deletes a token again that belongs to no profile. */
    static void forget(UUID profile, TokenHome home, Engine engine) {
        try {
            engine.stores().delete(profile, home);
        } catch (SecretStoreException failure) {
            System.getLogger(RemoveProfiles.class.getName())
                    .log(System.Logger.Level.WARNING, "A token without a profile stays stored", failure);
        }
    }
}
