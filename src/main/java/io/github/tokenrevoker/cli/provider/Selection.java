package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.profile.TokenHome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * The providers that a command works on.
 *
 * @param profiles never empty; a provider that no profile is kept of has one for this run
 * @param isSingle whether exactly one was asked for, by its name or its host
 */
public record Selection(List<Profile> profiles, boolean isSingle) {
    private static final String TAG = "--tag";
    private static final String ALL = "--all";

    public Selection {
        profiles = List.copyOf(profiles);
    }

    public static void addTo(CommandSpec spec) {
        spec.addPositional(Options.positional(
                "PROFILE", "0..*", "The names of profiles. Without any selection, the only profile there is."));
        spec.addOption(Options.values(TAG, "TAG", "Select the profiles with this tag. Can be given several times."));
        spec.addOption(Options.choices(
                RouteOptions.ENVIRONMENT,
                "ENVIRONMENT",
                RouteOptions.ENVIRONMENTS,
                "Select the profiles of this environment: production, staging or test. With --host, the environment of"
                        + " that provider; production if not given."));
        spec.addOption(Options.flag(ALL, "Select all profiles."));
        RouteOptions.addTo(spec, "Work on a provider without a profile, at this Onezone.");
        SecretOptions.addTo(spec);
    }

    /** Finds what is selected. */
    public static Selection of(ParseResult parsed, Session session) throws CommandException {
        Optional<String> host = Options.text(parsed, RouteOptions.HOST);
        List<String> names = Options.arguments(parsed);
        boolean filters = Options.isGiven(parsed, ALL) || Options.isGiven(parsed, TAG);
        if (host.isPresent()) {
            if (!names.isEmpty() || filters) {
                throw CommandException.usage("give profiles or --host, not both");
            }
            return new Selection(List.of(adHoc(host.get(), parsed)), true);
        }
        if (RouteOptions.areGiven(parsed)) {
            throw CommandException.usage("--ca, --pin and --proxy need --host; a profile has its own");
        }
        filters |= Options.isGiven(parsed, RouteOptions.ENVIRONMENT);
        if (!names.isEmpty() && filters) {
            throw CommandException.usage("give the names of profiles, or --tag, --environment or --all, not both");
        }
        ProfileFile file = ProfileFile.read(session.engine().profiles(), session.terminal());
        if (!names.isEmpty()) {
            return named(names, file);
        }
        return filters ? filtered(parsed, file) : only(file);
    }

    private static Selection named(List<String> names, ProfileFile file) throws CommandException {
        Set<Profile> found = new LinkedHashSet<>();
        for (String name : names) {
            found.add(file.required(name));
        }
        return new Selection(new ArrayList<>(found), found.size() == 1);
    }

    private static Selection only(ProfileFile file) throws CommandException {
        if (file.list().size() == 1) {
            return new Selection(file.list(), true);
        }
        throw CommandException.usage(
                file.list().isEmpty()
                        ? "there are no profiles; add one with \"token-revoker profile add\", or give --host"
                        : "there are " + file.list().size()
                                + " profiles; name one, or select several with --tag, --environment or --all");
    }

    private static Selection filtered(ParseResult parsed, ProfileFile file) throws CommandException {
        List<String> tags = Options.texts(parsed, TAG);
        Set<Environment> environments = new LinkedHashSet<>();
        for (String word : Options.texts(parsed, RouteOptions.ENVIRONMENT)) {
            environments.add(RouteOptions.environment(word));
        }
        List<Profile> found = file.list().stream()
                .filter(profile -> tags.isEmpty() || tags.stream().anyMatch(profile.tags()::has))
                .filter(profile -> environments.isEmpty() || environments.contains(profile.environment()))
                .toList();
        if (found.isEmpty()) {
            throw CommandException.usage("no profile matches");
        }
        return new Selection(found, false);
    }

    private static Profile adHoc(String host, ParseResult parsed) throws CommandException {
        OnezoneAddress address = RouteOptions.address(host);
        List<String> words = Options.texts(parsed, RouteOptions.ENVIRONMENT);
        if (words.size() > 1) {
            throw CommandException.usage("--environment can be given only once with --host");
        }
        Environment environment = words.isEmpty() ? Environment.PRODUCTION : RouteOptions.environment(words.getFirst());
        // The same in each run, so that a later one finds an act that is still open.
        UUID id = UUID.nameUUIDFromBytes(("host " + address).getBytes(StandardCharsets.UTF_8));
        return new Profile(
                id,
                address.authority(),
                address,
                environment,
                "",
                Tags.NONE,
                TokenHome.NOWHERE,
                Optional.empty(),
                RouteOptions.route(parsed),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
