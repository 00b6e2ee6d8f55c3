package io.github.tokenrevoker.revocation.check;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneClient;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.revocation.check.CheckReport.Asked;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** The last questions before a DELETE: for what a check is missing, and whether its generation is still in force. */
public final class FirstLook {
    private final OnezoneClient onezone;
    private final MonotonicTime time;
    private final Clock clock;

    public FirstLook(OnezoneClient onezone, MonotonicTime time, Clock clock) {
        this.onezone = onezone;
        this.time = time;
        this.clock = clock;
    }

    /**
     * Asks again for what a check did not get for a passing reason, within the patience of the route. What was never asked,
     * because the operator did not want to wait, is not asked for now either. Blocks.
     */
    public CheckReport completed(Access access, CheckReport report, StopSign stop) {
        if (report.asked().isEmpty()) {
            return report;
        }
        Asked known = report.asked().get();
        boolean allKnown = !Inquiry.isPassing(known.provider()) && !Inquiry.isPassing(known.generation());
        if (allKnown) {
            return report;
        }
        Inquiry inquiry = new Inquiry(time, access.route().timeouts().answer(), stop::isRaised);
        Answer<ProviderDetails> provider = asked(
                known.provider(),
                stop,
                () -> inquiry.ask(() -> inquiry.through(onezone).provider(access)));
        Answer<Generation> generation = asked(
                known.generation(),
                stop,
                () -> inquiry.ask(() -> inquiry.through(onezone).generation(access)));
        return with(report, new Asked(provider, generation));
    }

    private static <T> Answer<T> asked(Answer<T> known, StopSign stop, Supplier<Answer<T>> question) {
        return Inquiry.isPassing(known) && !stop.isRaised() ? stop.during(question) : known;
    }

    /** The report with the generation now in force, when that is no longer the one that the operator saw. Blocks. */
    public Optional<CheckReport> movedSince(Access access, CheckReport report, StopSign stop) {
        if (report.asked().isEmpty() || report.generation().isEmpty()) {
            return Optional.empty();
        }
        Answer<Generation> now = stop.during(() -> onezone.generation(access));
        boolean same = now.success().isEmpty() || now.success().equals(report.generation());
        return same
                ? Optional.empty()
                : Optional.of(with(report, new Asked(report.asked().get().provider(), now)));
    }

    private CheckReport with(CheckReport report, Asked asked) {
        Caller caller = Caller.judge(report.token(), asked.provider());
        return new CheckReport(report.token(), caller, Optional.of(asked), report.further(), clock.instant());
    }
}
