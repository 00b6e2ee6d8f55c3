package io.github.tokenrevoker.revocation.bulk;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Outcome.Silence;
import io.github.tokenrevoker.revocation.check.CheckReport;
import java.util.Optional;

/** What a piece of work has shown of how much its host can take. */
public enum Load {
    /** It went through; how long it took says the rest. */
    SERVED,
    /** The host turned requests away, or cut or left connections. */
    CROWDED,
    /** Nothing. */
    UNKNOWN;

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;

    static Load of(CheckReport report) {
        return report.asked()
                        .filter(asked -> isCrowded(asked.provider()) || isCrowded(asked.generation()))
                        .isPresent()
                ? CROWDED
                : UNKNOWN;
    }

    static Load of(Outcome outcome) {
        if (outcome instanceof Outcome.Revoked) {
            return SERVED;
        }
        Optional<TransportFault> fault = outcome instanceof Outcome.NotSent notSent
                ? Optional.of(notSent.fault())
                : outcome.instead()
                        .filter(Silence.Fault.class::isInstance)
                        .map(silence -> ((Silence.Fault) silence).fault());
        boolean crowded = fault.filter(Load::isCrowded).isPresent()
                || outcome.attempt().answer().filter(Load::isCrowded).isPresent();
        return crowded ? CROWDED : UNKNOWN;
    }

    private static boolean isCrowded(Answer<?> answer) {
        return switch (answer) {
            case Answer.NotSent<?> notSent -> isCrowded(notSent.fault());
            case Answer.Lost<?> lost -> isCrowded(lost.fault());
            case Answer.Success<?> _, Answer.Refusal<?> _, Answer.Unreadable<?> _ ->
                answer.answered().filter(Load::isCrowded).isPresent();
        };
    }

    private static boolean isCrowded(Exchange exchange) {
        return exchange.status() == TOO_MANY_REQUESTS || exchange.status() == SERVICE_UNAVAILABLE;
    }

    private static boolean isCrowded(TransportFault fault) {
        return switch (fault.kind()) {
            case CONNECTION_CUT, CONNECT_TIMEOUT, ANSWER_TIMEOUT -> true;
            default -> false;
        };
    }
}
