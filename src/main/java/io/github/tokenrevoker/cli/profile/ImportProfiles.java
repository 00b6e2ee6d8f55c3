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
import io.github.tokenrevoker.durable.BoundedFile;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.transfer.ImportPlan;
import io.github.tokenrevoker.transfer.ImportPlan.Change;
import io.github.tokenrevoker.transfer.ImportPlan.OnConflict;
import io.github.tokenrevoker.transfer.Parcel;
import io.github.tokenrevoker.words.Harmless;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Takes profiles from a file, and the tokens of a sealed one. */
final class ImportProfiles implements Command {
    private static final String CONFLICT = "--on-conflict";
    private static final String VAULT_PASSPHRASE_FD = "--vault-passphrase-fd";
    private static final int MAX_TEXT = 120;

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(this, "import", "Import profiles from a file that was exported.");
        spec.addPositional(Options.one("FILE", "The file."));
        spec.addOption(Options.choice(
                CONFLICT,
                "CHOICE",
                List.of("keep", "replace", "both"),
                "What to do with a profile that exists already in another form: keep (the present one), replace, or both."
                        + " keep if not given."));
        StorageOptions.addTo(spec);
        SecretOptions.addPassphraseTo(spec, "Read the passphrase of a sealed file from this open file descriptor.");
        spec.addOption(Options.number(
                VAULT_PASSPHRASE_FD, "N", "Read the passphrase of the vault from this open file descriptor."));
        return spec;
    }

    @Override
    public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
        OnConflict choice = choice(parsed);
        TokenHome home = StorageOptions.of(parsed);
        Parcel parcel = open(parsed, session);
        try {
            take(parcel, choice, home, parsed, session);
        } finally {
            parcel.tokens().values().forEach(AccessToken::clear);
        }
        return ExitCode.OK;
    }

    private static OnConflict choice(ParseResult parsed) throws CommandException {
        String word = Options.text(parsed, CONFLICT).orElse("keep");
        return switch (word) {
            case "keep" -> OnConflict.KEEP_MINE;
            case "replace" -> OnConflict.TAKE_THEIRS;
            case "both" -> OnConflict.KEEP_BOTH;
            default ->
                throw CommandException.usage(
                        CONFLICT + " " + Harmless.line(word, MAX_TEXT) + ": must be keep, replace or both");
        };
    }

    private static Parcel open(ParseResult parsed, Session session) throws CommandException, IOException {
        byte[] content;
        try {
            content = BoundedFile.read(Path.of(Options.argument(parsed)).toAbsolutePath(), WholeFile.MAX_SIZE);
        } catch (InvalidPathException _) {
            throw CommandException.usage("no file can have this name");
        }
        Parcel.Opened opened = Parcel.open(content, new SealedFile(), Optional.empty());
        if (opened instanceof Parcel.Opened.Sealed) {
            Optional<char[]> given = SecretOptions.of(parsed).passphrase();
            char[] passphrase = given.or(() -> session.terminal().askSecret("Passphrase of the file (not shown):"))
                    .orElseThrow(() ->
                            CommandException.usage("the file is sealed; give its passphrase with --passphrase-fd"));
            try {
                opened = Parcel.open(content, new SealedFile(), Optional.of(passphrase));
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        }
        return switch (opened) {
            case Parcel.Opened.Unpacked unpacked -> unpacked.parcel();
            case Parcel.Opened.Sealed _ ->
                throw new CommandException(ExitCode.FAILED, "the file does not open with this passphrase");
            case Parcel.Opened.NotOurs _ ->
                throw new CommandException(
                        ExitCode.FAILED, "not a file of profiles, or one of a newer version of Token Revoker");
        };
    }

    private static void take(Parcel parcel, OnConflict choice, TokenHome home, ParseResult parsed, Session session)
            throws CommandException {
        Engine engine = session.engine();
        ProfileFile file = ProfileFile.read(engine.profiles(), session.terminal());
        List<Change> made = new ArrayList<>();
        file.change(present -> {
            made.clear();
            made.addAll(ImportPlan.of(present.list(), parcel.profiles())
                    .changes(present.list(), choice, Set.of())
                    .list());
            return applied(present, made);
        });
        made.forEach(change -> session.terminal()
                .say((change.replaces().isPresent() ? "Replaced " : "Added ")
                        + ProviderLines.heading(change.profile())));
        session.terminal()
                .say("Imported: " + made.size() + ". Left as they were: "
                        + (parcel.profiles().size() - made.size()) + ".");
        if (home == TokenHome.NOWHERE) {
            if (!parcel.tokens().isEmpty()) {
                session.terminal().note("Warning: the tokens of the file are not stored; give --store to store them.");
            }
            return;
        }
        SecretOptions vault =
                new SecretOptions(Optional.empty(), Optional.empty(), Options.number(parsed, VAULT_PASSPHRASE_FD));
        storeTokens(parcel, made, home, new Secrets(session.terminal(), engine.stores(), vault), file, engine);
    }

    /** Each token is stored before its profile says so. */
    private static void storeTokens(
            Parcel parcel, List<Change> made, TokenHome home, Secrets secrets, ProfileFile file, Engine engine)
            throws CommandException {
        for (Change change : made) {
            AccessToken token = parcel.tokens().get(change.origin());
            if (token != null) {
                StorageOptions.store(change.profile().restingIn(home), ProfileSecrets.of(token), secrets, engine);
                file.change(ProfileFile.storing(change.profile(), home));
            }
        }
    }

    private static Profiles applied(Profiles present, List<Change> changes) {
        Map<UUID, Change> replaced = new HashMap<>();
        changes.forEach(change -> change.replaces().ifPresent(id -> replaced.put(id, change)));
        Set<Leftover> leftovers = new HashSet<>(present.leftovers());
        List<Profile> all = new ArrayList<>();
        for (Profile profile : present.list()) {
            Change change = replaced.get(profile.id());
            if (change != null && change.unlinksToken() && profile.home().isStore()) {
                leftovers.add(new Leftover(profile.id(), profile.home()));
            }
            all.add(change == null ? profile : change.profile());
        }
        changes.stream()
                .filter(change -> change.replaces().isEmpty())
                .map(Change::profile)
                .forEach(all::add);
        return new Profiles(all, leftovers);
    }
}
