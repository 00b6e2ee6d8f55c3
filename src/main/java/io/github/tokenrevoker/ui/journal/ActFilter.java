package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the table shows.
 *
 * @param text occurs in any fact, letters' case aside; empty for all
 * @param from the first day shown, by this machine's time zone
 * @param to the last day shown
 */
record ActFilter(
        String text,
        Optional<String> profile,
        Optional<OutcomeCode> outcome,
        Optional<LocalDate> from,
        Optional<LocalDate> to)
        implements Predicate<RecordedAct> {
    ActFilter {
        text = text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean test(RecordedAct act) {
        LocalDate day = LocalDate.ofInstant(act.startedAt(), ZoneId.systemDefault());
        return profile.map(act.words("profile")::equals).orElse(true)
                && outcome.map(wanted -> act.outcome() == wanted).orElse(true)
                && from.map(first -> !day.isBefore(first)).orElse(true)
                && to.map(last -> !day.isAfter(last)).orElse(true)
                && (text.isEmpty()
                        || act.facts().values().stream()
                                .anyMatch(fact -> fact.toLowerCase(Locale.ROOT).contains(text)));
    }
}
