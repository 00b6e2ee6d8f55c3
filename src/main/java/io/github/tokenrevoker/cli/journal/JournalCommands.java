package io.github.tokenrevoker.cli.journal;

import io.github.tokenrevoker.cli.command.Command;
import io.github.tokenrevoker.cli.command.CommandException;
import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Options;
import io.github.tokenrevoker.cli.command.Session;
import io.github.tokenrevoker.cli.provider.Documents;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.quoting.JsonText;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.journal.ActDocuments;
import io.github.tokenrevoker.words.journal.ChainStatement;
import io.github.tokenrevoker.words.journal.DamageWords;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The commands on the journal (audit log). */
public final class JournalCommands {
    private static final String OUTPUT = "--output";
    /** Older ones stay in the files. */
    private static final int MOST_LINES = 250_000;

    private static final int MAX_ROWS = 50;
    private static final int MAX_TEXT = 120;

    private JournalCommands() {}

    public static CommandSpec group() {
        return Options.group(
                "journal",
                "Verify, export and quote the journal (audit log).",
                new Verify(),
                new Export(),
                new Receipt(),
                new Head());
    }

    private static void write(ParseResult parsed, byte[] content, Terminal terminal)
            throws CommandException, IOException {
        Optional<String> name = Options.text(parsed, OUTPUT);
        if (name.isEmpty()) {
            terminal.bytes(content);
            return;
        }
        try {
            WholeFile.writeOnce(Path.of(name.get()).toAbsolutePath(), content);
        } catch (InvalidPathException _) {
            throw CommandException.usage(OUTPUT + ": no file can have this name");
        }
    }

    private static ChainStatement statement(Engine engine) {
        try {
            return ChainStatement.of(
                    engine.journal().verify(_ -> {}), engine.clock().instant());
        } catch (IOException failure) {
            return ChainStatement.notVerified(failure);
        }
    }

    /** Follows the whole chain. */
    private static final class Verify implements Command {
        @Override
        public CommandSpec spec() {
            CommandSpec spec = Options.command(
                    this,
                    "verify",
                    "Verify the chain of the journal.",
                    "The exit code is 1 when the journal is damaged and the damage has not been acknowledged.");
            spec.addOption(Options.json("the result"));
            return spec;
        }

        @Override
        public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
            ChainState chain = session.engine().journal().verify(lines -> {});
            boolean isFine = !(chain instanceof Damaged damaged)
                    || damaged.unacknowledged().isEmpty();
            if (Options.isGiven(parsed, Options.JSON)) {
                session.terminal().line(JsonText.line(document(chain, isFine)));
            } else {
                session.terminal()
                        .say(isFine ? Terminal.Emphasis.GOOD : Terminal.Emphasis.BAD, DamageWords.brief(chain));
                if (chain instanceof Damaged damaged) {
                    DamageWords.rows(damaged, MAX_ROWS).forEach(session.terminal()::say);
                }
                session.terminal().say("Head: " + chain.head());
            }
            return isFine ? ExitCode.OK : ExitCode.FAILED;
        }

        private static ObjectNode document(ChainState chain, boolean isFine) {
            ObjectNode node = Documents.of("journal");
            node.put("intact", chain instanceof ChainState.Intact);
            node.put("lines", chain.lines()).put("head", chain.head());
            ArrayNode damages = node.putArray("damages");
            if (chain instanceof Damaged damaged) {
                for (ChainState.FoundDamage found : damaged.damages()) {
                    damages.addObject()
                            .put("kind", found.damage().name().toLowerCase(Locale.ROOT))
                            .put("line", found.line())
                            .put("foundAt", found.foundAt().toString())
                            .put(
                                    "acknowledgedAt",
                                    found.acknowledgedAt().map(Object::toString).orElse(null));
                }
            }
            return node.put("exitCode", isFine ? ExitCode.OK.number() : ExitCode.FAILED.number());
        }
    }

    /** Writes all acts as a table. */
    private static final class Export implements Command {
        private static final String FORMAT = "--format";

        @Override
        public CommandSpec spec() {
            CommandSpec spec = Options.command(
                    this, "export", "Export all revocations of the journal, with the state of its chain.");
            spec.addOption(Options.choice(FORMAT, "FORMAT", List.of("csv", "json"), "csv, or json. csv if not given."));
            spec.addOption(Options.value(OUTPUT, "FILE", "Write to this file, not to standard output."));
            return spec;
        }

        @Override
        public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
            String format = Options.text(parsed, FORMAT).orElse("csv");
            if (!format.equals("csv") && !format.equals("json")) {
                throw CommandException.usage(FORMAT + " " + Harmless.line(format, MAX_TEXT) + ": must be csv or json");
            }
            ChainStatement statement = statement(session.engine());
            List<RecordedAct> acts = RecordedAct.of(session.engine().journal().read(MOST_LINES));
            ActDocuments documents = new ActDocuments();
            write(
                    parsed,
                    format.equals("csv") ? documents.csv(acts, statement) : documents.json(acts, statement),
                    session.terminal());
            return ExitCode.OK;
        }
    }

    /** Writes the receipt of one act. */
    private static final class Receipt implements Command {
        @Override
        public CommandSpec spec() {
            CommandSpec spec = Options.command(this, "receipt", "Write the receipt of one revocation, for a ticket.");
            spec.addPositional(
                    Options.one("ACT", "The id of the act, or the beginning of it; “last” is the last one."));
            spec.addOption(Options.json("the receipt"));
            spec.addOption(Options.value(OUTPUT, "FILE", "Write to this file, not to standard output."));
            return spec;
        }

        @Override
        public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
            List<RecordedAct> acts = RecordedAct.of(session.engine().journal().read(MOST_LINES));
            RecordedAct act = act(Options.argument(parsed).strip().toLowerCase(Locale.ROOT), acts);
            ActDocuments documents = new ActDocuments();
            ChainStatement statement = statement(session.engine());
            write(
                    parsed,
                    Options.isGiven(parsed, Options.JSON)
                            ? documents.receiptJson(act, statement)
                            : documents.receipt(act, statement),
                    session.terminal());
            return ExitCode.OK;
        }

        private static RecordedAct act(String id, List<RecordedAct> acts) throws CommandException {
            List<RecordedAct> found = id.equals("last")
                    ? acts.stream().limit(1).toList()
                    : acts.stream()
                            .filter(act -> act.act().toString().startsWith(id))
                            .toList();
            if (id.isEmpty() || found.isEmpty()) {
                throw CommandException.usage("the journal has no act " + Harmless.line(id, MAX_TEXT));
            }
            if (found.size() > 1) {
                throw CommandException.usage(
                        "several acts begin with " + Harmless.line(id, MAX_TEXT) + "; give more of it");
            }
            return found.getFirst();
        }
    }

    /** Prints the hash that stands for all lines, or compares one that was noted elsewhere. */
    private static final class Head implements Command {
        private static final String COMPARE = "--compare";

        @Override
        public CommandSpec spec() {
            CommandSpec spec = Options.command(
                    this,
                    "head",
                    "Print the hash that stands for all lines of the journal.",
                    "Keep it elsewhere, as in a ticket. Later --compare shows that the journal still has all lines up to"
                            + " there, unchanged; the exit code is 1 when it doesn't.");
            spec.addOption(Options.value(COMPARE, "HEAD", "Compare with this hash, which was noted before."));
            spec.addOption(Options.json("the result"));
            return spec;
        }

        @Override
        public ExitCode run(ParseResult parsed, Session session) throws CommandException, IOException {
            Optional<String> noted =
                    Options.text(parsed, COMPARE).map(head -> head.strip().toLowerCase(Locale.ROOT));
            ChainState chain = session.engine().journal().verify(_ -> {});
            OptionalLong line =
                    noted.isPresent() ? session.engine().journal().lineWith(noted.get()) : OptionalLong.empty();
            boolean isFine = noted.isEmpty() || line.isPresent();
            if (Options.isGiven(parsed, Options.JSON)) {
                ObjectNode node =
                        Documents.of("journal_head").put("head", chain.head()).put("lines", chain.lines());
                node.put("compared", noted.orElse(null));
                node.put("foundAtLine", line.isPresent() ? (Long) line.getAsLong() : null);
                session.terminal()
                        .line(JsonText.line(node.put("exitCode", (isFine ? ExitCode.OK : ExitCode.FAILED).number())));
            } else if (noted.isEmpty()) {
                session.terminal().line(chain.head());
            } else {
                session.terminal()
                        .say(
                                isFine ? Terminal.Emphasis.GOOD : Terminal.Emphasis.BAD,
                                isFine
                                        ? "The journal has that head at line " + line.getAsLong() + " of "
                                                + chain.lines() + "."
                                        : "No line of the journal has that head: lines up to there were changed or removed.");
            }
            return isFine ? ExitCode.OK : ExitCode.FAILED;
        }
    }
}
