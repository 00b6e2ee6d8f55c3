package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.background.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The journal as the window shows it. Belongs to the FX thread; the files are read in the background. */
public final class JournalStore {
    /** An act has two lines, seldom three. Older ones stay in the files. */
    private static final int MOST_LINES = 250_000;

    private final Journal journal;
    private final Background background;
    private final Background.Lane lane;
    private final ObjectProperty<List<RecordedAct>> acts = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(new State.Verifying(0));
    private final AtomicLong verified = new AtomicLong();
    private boolean reloadWanted;
    private boolean reloading;

    /** What is known of the journal as a whole. */
    public sealed interface State {
        record Verifying(long lines) implements State {}

        /**
         * The chain has been followed to its end, or to where it is broken.
         *
         * @param torn where a line lies that a crash had torn, if this run found one
         */
        record Verified(ChainState chain, Optional<Path> torn) implements State {}

        record Unreadable(String problem) implements State {}
    }

    public JournalStore(Journal journal, Background background) {
        this.journal = journal;
        this.background = background;
        this.lane = background.lane("journal");
    }

    /** All acts, the latest first. */
    public ReadOnlyObjectProperty<List<RecordedAct>> actsProperty() {
        return acts;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state;
    }

    /** The last acts of a profile. */
    public List<RecordedAct> lastOf(UUID profile, int most) {
        return acts.get().stream()
                .filter(act -> act.profileId().equals(Optional.of(profile)))
                .limit(most)
                .toList();
    }

    /** Reads the journal and verifies its chain; {@code then} follows when it is read. */
    public void open(Runnable then) {
        reload(then);
        verify();
    }

    /** Verifies the chain anew. */
    public void verify() {
        state.set(new State.Verifying(0));
        background.run(
                () -> {
                    Optional<Path> torn = journal.tornLine();
                    return new State.Verified(journal.verify(this::tellProgress), torn);
                },
                state::set,
                failure -> state.set(new State.Unreadable(FileFailure.words(failure))));
    }

    private void tellProgress(long lines) {
        verified.set(lines);
        background.onFx(() -> {
            if (state.get() instanceof State.Verifying) {
                state.set(new State.Verifying(verified.get()));
            }
        });
    }

    /** Reads what has been written since; many wishes in a row are one. */
    public void refresh() {
        if (reloading) {
            reloadWanted = true;
        } else {
            reload(() -> {});
        }
    }

    private void reload(Runnable then) {
        reloading = true;
        lane.run(
                () -> RecordedAct.of(journal.read(MOST_LINES)),
                read -> {
                    reloading = false;
                    acts.set(read);
                    then.run();
                    if (reloadWanted) {
                        reloadWanted = false;
                        reload(() -> {});
                    }
                },
                failure -> {
                    reloading = false;
                    state.set(new State.Unreadable(FileFailure.words(failure)));
                    then.run();
                });
    }

    /** The hash that stands for all lines, for a ticket. Blocks. */
    String head() throws java.io.IOException {
        return journal.head();
    }

    Background background() {
        return background;
    }
}
