package io.github.tokenrevoker.words.journal;

import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.ChainState.Damaged;
import io.github.tokenrevoker.journal.ChainState.FoundDamage;
import io.github.tokenrevoker.journal.ChainState.Intact;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The result of a verification of the journal in words. */
public final class DamageWords {
    private static final int MAX_TEXT = 200;
    private static final Texts TEXTS = Texts.of(DamageWords.class);

    private DamageWords() {}

    /** One or two sentences: intact, or the first damage that is not acknowledged. */
    public static String brief(ChainState chain) {
        return switch (chain) {
            case Intact intact -> intact(intact);
            case Damaged damaged ->
                damaged.unacknowledged().stream()
                        .findFirst()
                        .map(DamageWords::damage)
                        .orElseGet(() -> TEXTS.get(
                                "damage.known",
                                Moments.local(damaged.damages().getFirst().foundAt()),
                                damage(damaged.damages().getFirst())));
        };
    }

    private static String intact(Intact intact) {
        return TEXTS.get("chain.intact", intact.lines());
    }

    private static String damage(FoundDamage found) {
        return TEXTS.get("chain.broken." + found.damage(), found.line());
    }

    /** A row for each damage, and one that counts those beyond {@code most}. */
    public static List<String> rows(Damaged damaged, int most) {
        List<String> rows = new ArrayList<>();
        damaged.damages().stream()
                .limit(most)
                .map(found -> inFull(found, Moments::local))
                .forEach(rows::add);
        int more = damaged.damages().size() - most;
        if (more > 0) {
            rows.add(TEXTS.counted("damage.more", more));
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
    public static String inFull(ChainState chain) {
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
}
