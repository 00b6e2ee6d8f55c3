package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Exchange;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.RawBody;
import java.util.Optional;
import java.util.OptionalInt;

/** How a revocation ended. Every switch over it names every case: there is no default in this. */
public sealed interface Outcome {
    Attempt attempt();

    /**
     * Revoked and proved.
     *
     * @param answerLost whether the DELETE's own answer never came, and the proof alone speaks
     * @param namedTokens how many named tokens stay valid, if the zone said
     */
    record Revoked(Attempt attempt, Proof proof, boolean answerLost, OptionalInt namedTokens) implements Outcome {}

    /** The server answered 204, and there is only its word. */
    record RevokedUnproved(Attempt attempt, NoProof reason, Optional<Generation> after) implements Outcome {}

    /** The generation did not move: nothing was revoked. */
    record NotRevoked(Attempt attempt, Claim claim, Generation unchanged) implements Outcome {}

    /**
     * An answer that is no success.
     *
     * @param error what Onezone said, empty when the body was not of its making
     * @param raw the beginning of such a body
     * @param after the generation, asked for only when the fault was the server's and the order may have been carried out
     */
    record Refused(
            Attempt attempt,
            Exchange exchange,
            Optional<OnezoneError> error,
            Optional<RawBody> raw,
            Optional<Generation> after)
            implements Outcome {
        /** Whether the tokens died all the same. */
        public boolean revokedNonetheless() {
            return attempt.before().isPresent()
                    && after.isPresent()
                    && after.get().isAfter(attempt.before().get());
        }
    }

    /** The request never left this machine. */
    record NotSent(Attempt attempt, TransportFault fault) implements Outcome {}

    /** Sent, and no answer that says what became of it. */
    record Unknown(Attempt attempt, Silence silence, LastLook lastLook) implements Outcome {}

    /** Why a 204 could not be proved. */
    enum NoProof {
        CALLER_NOT_ESTABLISHED,
        GENERATION_BEFORE_UNKNOWN,
        GENERATION_AFTER_UNKNOWN,
        GENERATION_WENT_BACK,
        /** The generation grew, and yet a temporary token made just before is still taken. */
        CANARY_LIVES
    }

    /** What the server had said when nothing was revoked. */
    enum Claim {
        /** It answered 204: an alarm. */
        SAID_YES,
        /** Its answer was lost, and the generation stayed for as long as a request can be under way. */
        ANSWER_LOST
    }

    /** What came instead of an answer. */
    sealed interface Silence {
        record Fault(TransportFault fault) implements Silence {}

        /** The tool itself ended, before the answer came or was written down. */
        record ToolEnded() implements Silence {}

        /** A status that means neither yes nor no, such as 200. */
        record OddAnswer(Exchange exchange, RawBody body) implements Silence {}
    }

    /** What the generation told, when it was last asked for to settle an unknown outcome. */
    enum LastLook {
        /** Not grown so far; the request may still be under way. */
        NOT_SEEN_YET,
        /** It could not be read. */
        UNREACHABLE,
        /** It can be read, but what it was before is not known. */
        NOTHING_TO_COMPARE
    }
}
