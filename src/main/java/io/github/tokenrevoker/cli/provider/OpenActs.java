package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.outcome.OutcomeWords;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The revocations of earlier runs, of the window's too, whose outcome is not known. Each start settles those that it can. */
public final class OpenActs {
    /** Older ones stay in the files. */
    private static final int MOST_LINES = 250_000;

    private static final int MAX_TEXT = 200;

    private final Engine engine;
    private final Terminal terminal;
    private final Map<UUID, RecordedAct> last = new HashMap<>();

    private OpenActs(Engine engine, Terminal terminal) {
        this.engine = engine;
        this.terminal = terminal;
    }

    /** Reads the journal; a warning says when it can't be read, and the command goes on. Blocks. */
    public static OpenActs read(Engine engine, Terminal terminal) {
        OpenActs acts = new OpenActs(engine, terminal);
        try {
            for (RecordedAct act : RecordedAct.of(engine.journal().read(MOST_LINES))) {
                act.profileId().ifPresent(profile -> acts.last.putIfAbsent(profile, act));
            }
        } catch (IOException failure) {
            terminal.note("Warning: the journal can't be read: " + Harmless.line(FileFailure.words(failure), MAX_TEXT));
        }
        return acts;
    }

    /** A fact of the last revocation of a profile, by the journal's name for it. */
    public Optional<String> fact(Profile profile, String name) {
        return Optional.ofNullable(last.get(profile.id())).flatMap(act -> act.fact(name));
    }

    /**
     * Looks at the last revocation of a profile where it is still open, and records what it turned out to be. Sends no DELETE.
     * Blocks.
     *
     * @return whether its outcome is still not known
     */
    public boolean isOpenAfterLook(Profile profile, Access access) {
        Optional<RecordedAct> open = Optional.ofNullable(last.get(profile.id()))
                .filter(RecordedAct::isOpen)
                .filter(act -> act.words("onezone").equals(profile.address().toString()));
        if (open.isEmpty()) {
            return false;
        }
        Concluded look = engine.revoker().takeUp(open.get(), profile, access);
        OutcomeWords words = OutcomeWords.of(look.outcome());
        terminal.note("The last revocation of " + ProviderLines.name(profile) + ", of "
                + Moments.local(open.get().startedAt()) + ": "
                + (look.outcome().isOpen() ? "the outcome is still not known. " + words.advice() : words.title()));
        return look.outcome().isOpen();
    }
}
