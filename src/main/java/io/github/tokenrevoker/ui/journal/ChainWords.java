package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.journal.ChainState.FoundDamage;
import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.ui.journal.JournalStore.State;
import io.github.tokenrevoker.ui.words.Harmless;
import io.github.tokenrevoker.ui.words.Moments;
import io.github.tokenrevoker.ui.words.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The state of the journal in words. */
final class ChainWords {
    private static final int MAX_TEXT = 200;
    private static final int MAX_ROWS = 8;
    private static final Texts TEXTS = Texts.of(ChainWords.class);

    private ChainWords() {}

    /** One sentence for the state; {@link #rows} has the details. */
    static String state(State state) {
        return switch (state) {
            case State.Verifying verifying -> TEXTS.get("state.verifying", verifying.lines());
            case State.Verified verified ->
                switch (verified.chain()) {
                    case Intact intact -> intact(intact);
                    case Damaged damaged -> damaged(damaged);
                };
            case State.Unreadable unreadable ->
                TEXTS.get("state.unreadable", Harmless.line(unreadable.problem(), MAX_TEXT));
        };
    }

    private static String intact(Intact intact) {
        return TEXTS.get("chain.intact", intact.lines());
    }

    private static String damaged(Damaged damaged) {
        return damaged.unacknowledged().stream()
                .findFirst()
                .map(ChainWords::damage)
                .orElseGet(() -> TEXTS.get(
                        "state.acknowledged",
                        Moments.local(damaged.damages().getFirst().foundAt()),
                        damage(damaged.damages().getFirst())));
    }

    private static String damage(FoundDamage found) {
        return TEXTS.get("chain.broken." + found.damage(), found.line());
    }

    /** Each damage and each remark as a row of its own; empty where there is nothing more to say. */
    static List<String> rows(State state) {
        if (!(state instanceof State.Verified verified)) {
            return List.of();
        }
        List<String> rows = new ArrayList<>();
        if (verified.chain() instanceof Damaged damaged) {
            damaged.damages().stream()
                    .limit(MAX_ROWS)
                    .map(found -> inFull(found, Moments::local))
                    .forEach(rows::add);
            int more = damaged.damages().size() - MAX_ROWS;
            if (more > 0) {
                rows.add(TEXTS.counted("damage.more", more));
            }
        }
        verified.torn().ifPresent(path -> rows.add(TEXTS.get("state.torn", path)));
        if (verified.notNoted() > 0) {
            rows.add(TEXTS.counted("state.not-noted", Math.clamp(verified.notNoted(), 0, Integer.MAX_VALUE)));
        }
        return rows;
    }

    private static String inFull(FoundDamage found, Function<Instant, String> moment) {
        String recorded = found.recordedAs()
                .map(line -> TEXTS.get("damage.recorded", moment.apply(found.foundAt()), line))
                .orElseGet(() -> TEXTS.get("damage.not-recorded", moment.apply(found.foundAt())));
        String acknowledged = found.acknowledgedAt()
                .map(at -> " " + TEXTS.get("damage.acknowledged", moment.apply(at)))
                .orElse("");
        return damage(found) + " " + recorded + acknowledged;
    }

    /** Everything that a verification found, for a file that is kept elsewhere. */
    static String inFull(ChainState chain) {
        return switch (chain) {
            case Intact intact -> intact(intact);
            case Damaged damaged ->
                damaged.damages().stream()
                        .map(found -> inFull(found, Moments::utc))
                        .collect(Collectors.joining(" "));
        };
    }

    static String notVerified(String problem) {
        return TEXTS.get("chain.not-verified", Harmless.line(problem, MAX_TEXT));
    }

    /** What the main window warns of; empty where there is nothing to warn of. */
    static Optional<String> warning(State verdict) {
        return switch (verdict) {
            case State.Unreadable unreadable -> Optional.of(state(unreadable));
            case State.Verified verified
            when verified.chain() instanceof Damaged damaged
                    && !damaged.unacknowledged().isEmpty() -> Optional.of(TEXTS.get("warning", damaged(damaged)));
            case State.Verified _, State.Verifying _ -> Optional.empty();
        };
    }
}
