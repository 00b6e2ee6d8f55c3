package io.github.tokenrevoker.ui.profiles;

import io.github.tokenrevoker.connection.ServerCertificate;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.check.Caller;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a profile could revoke if it had to, as far as the operator has asked, or that its last revocation is not settled.
 *
 * @param words one line, such as "Ready · token 12 days · checked 10:32:07"
 */
record Readiness(State state, String words) {
    private static final Texts TEXTS = Texts.of(Readiness.class);
    private static final String BETWEEN = " \u00b7 ";

    enum State {
        /** A revocation may have taken effect, and nothing has shown it so far. */
        OUTCOME_UNKNOWN,
        /** Onezone accepted a revocation, and nothing has verified it so far. */
        NOT_VERIFIED,
        READY,
        DOUBTFUL,
        UNREACHABLE,
        REFUSED,
        UNUSABLE,
        NEEDS_TOKEN
    }

    /**
     * Returns the state that matters most: an unsettled revocation first, then what the token itself tells, then the last
     * check. Empty when none of them tells anything.
     */
    static Optional<Readiness> of(ProfileSession session, Instant now) {
        return unsettled(session)
                .map(state -> new Readiness(state, word(state)))
                .or(() -> readiness(session, now));
    }

    private static Optional<State> unsettled(ProfileSession session) {
        return session.outcomeProperty()
                .get()
                .filter(Outcome::isOpen)
                .map(outcome -> unsettled(outcome instanceof Outcome.RevokedUnproved))
                .or(() -> session.openActProperty()
                        .get()
                        .map(act -> unsettled(act.outcome() == OutcomeCode.REVOKED_UNPROVED)));
    }

    private static State unsettled(boolean accepted) {
        return accepted ? State.NOT_VERIFIED : State.OUTCOME_UNKNOWN;
    }

    private static Optional<Readiness> readiness(ProfileSession session, Instant now) {
        Optional<CheckReport> report = session.reportProperty().get();
        boolean dead = session.findings(now).stream().anyMatch(Readiness::isDeadly);
        if (report.isEmpty()) {
            return dead ? Optional.of(new Readiness(State.NEEDS_TOKEN, word(State.NEEDS_TOKEN))) : Optional.empty();
        }
        State state = dead ? State.NEEDS_TOKEN : judge(report.get());
        List<String> words = new ArrayList<>(List.of(word(state)));
        if (!dead) {
            tokenLeft(session, report.get(), now)
                    .ifPresent(left -> words.add(TEXTS.get("readiness.token", Moments.length(left))));
        }
        report.get()
                .certificate()
                .map(ServerCertificate::validUntil)
                .ifPresent(until -> words.add(TEXTS.get("readiness.certificate", Moments.distance(now, until))));
        words.add(TEXTS.get("readiness.checked", Moments.clock(report.get().at())));
        return Optional.of(new Readiness(state, String.join(BETWEEN, words)));
    }

    private static String word(State state) {
        return TEXTS.get("readiness." + state);
    }

    private static boolean isDeadly(Finding finding) {
        return finding instanceof Finding.Died
                || finding instanceof Finding.AlreadyRevoked
                || finding instanceof Finding.Expired;
    }

    private static State judge(CheckReport report) {
        return switch (report.caller()) {
            case Caller.Withheld _ -> State.UNUSABLE;
            case Caller.Established _ -> report.allowsProof() ? State.READY : State.DOUBTFUL;
            case Caller.NotEstablished _ ->
                report.asked().map(asked -> judge(asked.provider())).orElse(State.DOUBTFUL);
        };
    }

    private static State judge(Answer<?> identity) {
        return switch (identity) {
            case Answer.Success<?> _, Answer.Unreadable<?> _ -> State.DOUBTFUL;
            case Answer.Refusal<?> _ -> State.REFUSED;
            case Answer.NotSent<?> _, Answer.Lost<?> _ -> State.UNREACHABLE;
        };
    }

    /** By the zone's own word, else by what stands in the token. */
    private static Optional<Duration> tokenLeft(ProfileSession session, CheckReport report, Instant now) {
        return report.further()
                .flatMap(further -> further.verification().success())
                .flatMap(verified -> verified.timeLeft())
                .or(() -> session.findings(now).stream()
                        .flatMap(finding -> switch (finding) {
                            case Finding.Expires later -> Optional.of(later.at()).stream();
                            case Finding.ExpiresSoon soon -> Optional.of(soon.at()).stream();
                            default -> Optional.<Instant>empty().stream();
                        })
                        .min(Instant::compareTo)
                        .map(until -> Duration.between(now, until)));
    }
}
