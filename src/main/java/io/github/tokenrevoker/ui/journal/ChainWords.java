package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.ui.journal.JournalStore.State;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.journal.DamageWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of the journal in words. */
public final class ChainWords {
    private static final int MAX_TEXT = 200;
    private static final int MAX_ROWS = 8;
    private static final Texts TEXTS = Texts.of(ChainWords.class);

    private ChainWords() {}

    /** One sentence for the state; {@link #rows} has the details. */
    public static String state(State state) {
        return switch (state) {
            case State.Verifying verifying -> TEXTS.get("state.verifying", verifying.lines());
            case State.Verified verified -> DamageWords.brief(verified.chain());
            case State.Unreadable unreadable ->
                TEXTS.get("state.unreadable", Harmless.line(unreadable.problem(), MAX_TEXT));
        };
    }

    /** Each damage and each remark as a row of its own; empty where there is nothing more to say. */
    static List<String> rows(State state) {
        if (!(state instanceof State.Verified verified)) {
            return List.of();
        }
        List<String> rows = new ArrayList<>();
        if (verified.chain() instanceof Damaged damaged) {
            rows.addAll(DamageWords.rows(damaged, MAX_ROWS));
        }
        verified.torn().ifPresent(path -> rows.add(TEXTS.get("state.torn", path)));
        if (verified.notNoted() > 0) {
            rows.add(TEXTS.counted("state.not-noted", Math.clamp(verified.notNoted(), 0, Integer.MAX_VALUE)));
        }
        return rows;
    }

    /** What the main window warns of; empty where there is nothing to warn of. */
    static Optional<String> warning(State verdict) {
        return switch (verdict) {
            case State.Unreadable unreadable -> Optional.of(state(unreadable));
            case State.Verified verified
            when verified.chain() instanceof Damaged damaged
                    && !damaged.unacknowledged().isEmpty() ->
                Optional.of(TEXTS.get("warning", DamageWords.brief(damaged)));
            case State.Verified _, State.Verifying _ -> Optional.empty();
        };
    }
}
