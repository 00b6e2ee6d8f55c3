package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.durable.DocumentFile.Saved;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.words.Harmless;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The profiles in their file. Others may write it at the same time: a change is made to what they have written. */
public final class ProfileFile {
    /** A person does not write more often than this in a moment. */
    private static final int MAX_TRIES = 20;

    private static final int MAX_NAME = 120;

    private final DocumentFile<Profiles> file;
    private Profiles content;

    private ProfileFile(DocumentFile<Profiles> file, Profiles content) {
        this.file = file;
        this.content = content;
    }

    /**
     * Reads the file; says what is odd about it.
     *
     * @throws CommandException when it can't be read
     */
    public static ProfileFile read(DocumentFile<Profiles> file, Terminal terminal) throws CommandException {
        Loaded<Profiles> loaded = file.load();
        switch (loaded) {
            case Loaded.Intact<Profiles> _ -> {}
            case Loaded.Partial<Profiles> partial ->
                partial.oddities()
                        .forEach(oddity -> terminal.note("Warning: " + file.path() + ": " + Harmless.line(oddity)));
            case Loaded.Recovered<Profiles> recovered ->
                terminal.note("Warning: " + file.path() + " was damaged and moved to " + recovered.setAside() + "; "
                        + (recovered.fromPrevious()
                                ? "the previous version is used."
                                : "there was no previous version."));
            case Loaded.Newer<Profiles> _ ->
                throw new CommandException(
                        ExitCode.FAILED, file.path() + " was written by a newer version of Token Revoker");
            case Loaded.Unreadable<Profiles> unreadable ->
                throw new CommandException(ExitCode.FAILED, file.path() + " can't be read: " + unreadable.reason());
        }
        return new ProfileFile(file, loaded.content());
    }

    public List<Profile> list() {
        return content.list();
    }

    public Optional<Profile> named(String name) {
        String wanted = key(name);
        return list().stream()
                .filter(profile -> key(profile.name()).equals(wanted))
                .findFirst();
    }

    /**
     * Returns the profile of that name.
     *
     * @throws CommandException when there is none
     */
    public Profile required(String name) throws CommandException {
        Optional<Profile> found = named(name);
        if (found.isEmpty()) {
            throw CommandException.usage("no profile is named “" + Harmless.line(name, MAX_NAME)
                    + "”; \"token-revoker list\" shows all of them");
        }
        return found.get();
    }

    /** A change that may turn out to be impossible once the file has changed. */
    public interface Change {
        Profiles applyTo(Profiles present) throws CommandException;
    }

    /** Makes a change to what is in the file by then, and saves it. Blocks. */
    public void change(Change change) throws CommandException {
        try {
            for (int tries = 0; tries < MAX_TRIES; tries++) {
                Profiles changed = change.applyTo(content);
                switch (file.save(changed)) {
                    case Saved.Done<Profiles> _ -> {
                        content = changed;
                        return;
                    }
                    case Saved.ChangedMeanwhile<Profiles> others -> content = others.theirs();
                }
            }
        } catch (IOException failure) {
            throw new CommandException(ExitCode.FAILED, "not saved: " + FileFailure.words(failure));
        }
        throw new CommandException(ExitCode.FAILED, "not saved: " + file.path() + " keeps changing");
    }

    /** Changes one profile where it still exists. */
    public static Change of(Profile profile, UnaryOperator<Profile> change) {
        return present -> new Profiles(
                present.list().stream()
                        .map(each -> each.id().equals(profile.id()) ? change.apply(each) : each)
                        .toList(),
                present.leftovers());
    }

    /** Notes that the token of a profile is stored there now; a copy in the store before has to be deleted. */
    public static Change storing(Profile profile, TokenHome home) {
        return present -> {
            Set<Leftover> leftovers = new HashSet<>(present.leftovers());
            present.list().stream()
                    .filter(each -> each.id().equals(profile.id()))
                    .filter(each -> each.home().isStore() && each.home() != home)
                    .forEach(each -> leftovers.add(new Leftover(each.id(), each.home())));
            leftovers.remove(new Leftover(profile.id(), home));
            Profiles stored = of(profile, each -> each.restingIn(home)).applyTo(present);
            return new Profiles(stored.list(), leftovers);
        };
    }

    /** Letters' case aside, as names are unique. */
    public static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
