package io.github.tokenrevoker.cli.profile;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.provider.ProviderLines;
import io.github.tokenrevoker.cli.provider.RouteOptions;
import io.github.tokenrevoker.cli.provider.SecretOptions;
import io.github.tokenrevoker.cli.provider.Secrets;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.quoting.VisibleText;
import io.github.tokenrevoker.secret.ProfileSecrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Adds a profile, and stores its token where that is wanted. */
final class AddProfile implements Command {
    private static final String NOTES = "--notes";
    private static final String TAG = "--tag";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(this, "add", "Add a profile.");
        spec.addPositional(Options.one("NAME", "The name of the profile; no other has it, letters' case aside."));
        RouteOptions.addTo(spec, "The host of the Onezone. Required.");
        spec.addOption(Options.choice(
                RouteOptions.ENVIRONMENT,
                "ENVIRONMENT",
                RouteOptions.ENVIRONMENTS,
                "production, staging or test. production if not given."));
        spec.addOption(Options.values(TAG, "TAG", "A tag to group profiles by. Can be given several times."));
        spec.addOption(Options.value(NOTES, "TEXT", "Notes."));
        StorageOptions.addTo(spec);
        StorageOptions.addCommandTo(spec);
        SecretOptions.addTo(spec);
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException {
        Profile profile = profile(parsed);
        SecretOptions options = SecretOptions.of(parsed);
        Engine engine = session.engine();
        ProfileFile file = ProfileFile.read(engine.profiles(), session.terminal());
        requireFree(profile, file.list());
        Secrets secrets = new Secrets(session.terminal(), engine.stores(), options);
        if (profile.home().isStore()) {
            try (ProfileSecrets token = ProfileSecrets.of(secrets.newToken(profile))) {
                StorageOptions.store(profile, token, secrets, engine);
            }
        } else if (options.giveToken()) {
            throw CommandException.usage("a token needs --store keyring or --store vault");
        }
        // The token first: a profile never names a store that does not have it.
        try {
            file.change(present -> with(present, profile));
        } catch (CommandException failure) {
            RemoveProfiles.forget(profile.id(), profile.home(), engine);
            throw failure;
        }
        session.terminal().say("Added " + ProviderLines.heading(profile));
        return ExitCode.OK;
    }

    private static Profile profile(ParseResult parsed) throws CommandException {
        String name = Options.argument(parsed).strip();
        if (name.isEmpty() || name.length() > Profile.MAX_NAME_LENGTH || !VisibleText.isVisible(name)) {
            throw CommandException.usage("a name has 1 to " + Profile.MAX_NAME_LENGTH + " visible characters");
        }
        Optional<String> host = Options.text(parsed, RouteOptions.HOST);
        if (host.isEmpty()) {
            throw CommandException.usage("--host is missing");
        }
        Optional<String> environment = Options.text(parsed, RouteOptions.ENVIRONMENT);
        Tags tags = Tags.of(Options.texts(parsed, TAG));
        if (!tags.areSensible()) {
            throw CommandException.usage(
                    "at most " + Tags.MOST + " tags of at most " + Tags.MAX_LENGTH + " characters are kept");
        }
        return new Profile(
                UUID.randomUUID(),
                name,
                RouteOptions.address(host.get()),
                environment.isPresent() ? RouteOptions.environment(environment.get()) : Environment.PRODUCTION,
                Options.text(parsed, NOTES).orElse(""),
                tags,
                StorageOptions.of(parsed),
                StorageOptions.command(parsed),
                RouteOptions.route(parsed),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static Profiles with(Profiles present, Profile profile) throws CommandException {
        requireFree(profile, present.list());
        List<Profile> all = new ArrayList<>(present.list());
        all.add(profile);
        return new Profiles(all, present.leftovers());
    }

    private static void requireFree(Profile profile, List<Profile> others) throws CommandException {
        String wanted = ProfileFile.key(profile.name());
        if (others.stream().anyMatch(other -> ProfileFile.key(other.name()).equals(wanted))) {
            throw CommandException.usage("there is a profile named “" + ProviderLines.name(profile) + "” already");
        }
    }
}
