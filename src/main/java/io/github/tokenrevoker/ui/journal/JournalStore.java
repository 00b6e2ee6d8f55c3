package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.background.OffFx;
import io.github.tokenrevoker.words.journal.ChainStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The journal as the window shows it. Belongs to the FX thread; the files are read in the background. */
public final class JournalStore {
    /** An act has two lines, seldom three. Older ones stay in the files. */
    private static final int MOST_LINES = 250_000;

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Journal journal;
    private final Background background;
    private final Clock clock;
    private final Background.Lane lane;
    private final Fx fx;
    private final ObjectProperty<List<RecordedAct>> acts = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(new State.Verifying(0));
    private final ObjectProperty<Optional<State>> verdict = new SimpleObjectProperty<>(Optional.empty());
    private volatile Optional<String> filesRead = Optional.empty();
    private int verifications;
    private long damageLines = -1;
    private boolean isReading;
    private boolean isStale;

    /** What is known of the journal as a whole. */
    public sealed interface State {
        record Verifying(long lines) implements State {}

        /**
         * The chain was followed to its end.
         *
         * @param at when that was done
         * @param torn where the remains lie that a crash had left behind the last line, if this run found any
         * @param notNoted how many lines the note beside the journal did not know of
         */
        record Verified(ChainState chain, Instant at, Optional<Path> torn, long notNoted) implements State {}

        record Unreadable(String problem) implements State {}
    }

    /** What was read at once. */
    private record Read(List<RecordedAct> acts, long damageLines) {
        static Read of(List<JournalLine> lines) {
            return new Read(
                    RecordedAct.of(lines),
                    lines.stream().filter(line -> line.kind() == Kind.DAMAGE).count());
        }
    }

    public JournalStore(Journal journal, Background background, Clock clock) {
        this.journal = journal;
        this.background = background;
        this.clock = clock;
        this.lane = background.lane("journal");
        this.fx = background.fx();
    }

    /** All acts, the latest first. */
    public ReadOnlyObjectProperty<List<RecordedAct>> actsProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return acts;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return state;
    }

    /** The result of the last verification that has ended, which stays while the next one runs; empty before the first. */
    ReadOnlyObjectProperty<Optional<State>> verdictProperty() {
        return verdict;
    }

    /** The last acts of a profile. */
    public List<RecordedAct> lastOf(UUID profile, int most) {
        return acts.get().stream()
                .filter(act -> act.profileId().equals(Optional.of(profile)))
                .limit(most)
                .toList();
    }

    /** Reads the journal, and returns once it is shown. On a virtual thread. */
    public void read() {
        try {
            Read read = lane.call(this::readFiles);
            fx.run(() -> take(read));
        } catch (CancellationException end) {
            throw end;
        } catch (Exception failure) {
            fx.run(() -> state.set(new State.Unreadable(FileFailure.words(failure))));
        }
    }

    private Read readFiles() throws IOException {
        // Before they are read, so that the next look finds what is written while they are.
        filesRead = journal.attributes();
        return Read.of(journal.read(MOST_LINES));
    }

    /** Begins to read what has been written since; many wishes in a row are one. On the FX thread; returns at once. */
    public void refresh() {
        isStale = true;
        if (!isReading) {
            isReading = true;
            background.start(this::readWhileStale, _ -> isReading = false);
        }
    }

    private void readWhileStale() {
        while (fx.call(this::goesOnReading)) {
            read();
        }
    }

    private boolean goesOnReading() {
        isReading = isStale;
        isStale = false;
        return isReading;
    }

    /** Looks now and then, until the tool ends, whether a command has appended something. On the FX thread; returns at once. */
    public void watch() {
        background.start(this::lookWhileOpen, _ -> {});
    }

    private void lookWhileOpen() {
        while (background.pause(LOOK)) {
            Optional<String> now = journal.attributes();
            if (now.isPresent() && !now.equals(filesRead)) {
                fx.run(this::refresh);
            }
        }
    }

    /** Begins to verify the chain anew. On the FX thread; returns at once. */
    public void verify() {
        int run = ++verifications;
        state.set(new State.Verifying(0));
        background.start(() -> verify(run), failure -> conclude(run, new State.Unreadable(FileFailure.words(failure))));
    }

    private void verify(int run) {
        State result;
        try {
            result = verifyNow(lines -> fx.later(() -> tellProgress(run, lines)));
        } catch (IOException failure) {
            result = new State.Unreadable(FileFailure.words(failure));
        }
        State told = result;
        fx.run(() -> conclude(run, told));
    }

    private void tellProgress(int run, long lines) {
        if (run == verifications && state.get() instanceof State.Verifying) {
            state.set(new State.Verifying(lines));
        }
    }

    /** Only the verification begun last has the word. */
    private void conclude(int run, State result) {
        if (run == verifications) {
            state.set(result);
            verdict.set(Optional.of(result));
        }
    }

    /** Verifies the chain as it is now. Blocks; from any thread. */
    State.Verified verifyNow(LongConsumer progress) throws IOException {
        ChainState chain = journal.verify(progress);
        return new State.Verified(chain, clock.instant(), journal.tornLine(), journal.linesNotNoted());
    }

    /** Verifies the chain for a document, and states what was found. Blocks; from any thread. */
    ChainStatement statement() {
        try {
            State.Verified verified = verifyNow(_ -> {});
            return ChainStatement.of(verified.chain(), verified.at());
        } catch (IOException failure) {
            return ChainStatement.notVerified(failure);
        }
    }

    /** Records that the operator knows of the damages, and begins to verify again. Blocks. */
    void acknowledge() throws IOException {
        journal.acknowledge(System.getProperty("user.name", ""));
        fx.run(this::verify);
    }

    /** An append may have found damage that the last verification did not know of. */
    private void take(Read read) {
        acts.set(read.acts());
        if (damageLines >= 0 && read.damageLines() != damageLines) {
            verify();
        }
        damageLines = read.damageLines();
    }

    /** The hash that stands for all lines, for a ticket. Blocks. */
    String head() throws IOException {
        return journal.head();
    }
}
