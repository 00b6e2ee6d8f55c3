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
     * The tokens are invalid, by evidence.
     *
     * @param instead what came instead of a 204, where the evidence alone speaks
     * @param namedTokens how many named tokens stay valid, if the zone said
     */
    record Revoked(Attempt attempt, Proof proof, Optional<Silence> instead, OptionalInt namedTokens)
            implements Outcome {
        /** Whether no 204 came, and the evidence alone speaks. */
        public boolean answerLost() {
            return instead.isPresent();
        }
    }

    /** The server answered 204, and there is only its word. */
    record RevokedUnproved(Attempt attempt, NoProof reason, Optional<Generation> after) implements Outcome {}

    /**
     * The generation did not move: nothing was revoked.
     *
     * @param instead what came instead of a 204; empty for a 204, which makes it an alarm
     */
    record NotRevoked(Attempt attempt, Optional<Silence> instead, Generation unchanged) implements Outcome {
        /** What the server had said. */
        public Claim claim() {
            return instead.isEmpty() ? Claim.SAID_YES : Claim.ANSWER_LOST;
        }
    }

    /**
     * Onezone answered with an error document, and no growth of the generation contradicts it.
     *
     * @param document what Onezone said
     * @param after the generation after it, where it could be read
     * @param certain whether it is known that nothing was revoked: the error precedes the act and a look does not deny it,
     *     or the generation stayed for as long as the server can still be at work
     */
    record Refused(
            Attempt attempt, Exchange exchange, OnezoneError document, Optional<Generation> after, boolean certain)
            implements Outcome {}

    /** The request never left this machine. */
    record NotSent(Attempt attempt, TransportFault fault) implements Outcome {}

    /**
     * The request may have been carried out, and nothing says so or denies it.
     *
     * @param after the generation at the last look, where it could be read
     */
    record Unknown(Attempt attempt, Silence silence, LastLook lastLook, Optional<Generation> after)
            implements Outcome {}

    /** Why a 204 could not be verified. */
    enum NoProof {
        CALLER_NOT_ESTABLISHED,
        GENERATION_BEFORE_UNKNOWN,
        GENERATION_AFTER_UNKNOWN,
        GENERATION_WENT_BACK,
        /** The generation grew, and yet a temporary token made just before is still taken. */
        CANARY_LIVES,
        /** A temporary token made just before is rejected as revoked, and yet the generation did not move. */
        CANARY_CONTRADICTS
    }

    /** What the server had said when nothing was revoked. */
    enum Claim {
        /** It answered 204: an alarm. */
        SAID_YES,
        /** It did not answer 204, and the generation stayed for as long as a request can be under way. */
        ANSWER_LOST
    }

    /** What came instead of a 204. */
    sealed interface Silence {
        record Fault(TransportFault fault) implements Silence {}

        /** The tool itself ended, before the answer came or was written down. */
        record ToolEnded() implements Silence {}

        /** The tool itself failed after the request may have left. Its log says more. */
        record ToolFailed() implements Silence {}

        /** An answer of any status that Onezone does not give: a firewall's page, an empty 407, a 200. */
        record OddAnswer(Exchange exchange, RawBody body) implements Silence {}

        /** An error document of Onezone. The generation contradicts it, or the act may have been carried out before it. */
        record Rejected(Exchange exchange, OnezoneError error) implements Silence {
            /** Whether Onezone answers so only before it carries anything out: it did not accept the request or the caller. */
            boolean precedesTheAct() {
                return switch (exchange.status()) {
                    case 400, 401, 403, 404 -> true;
                    default -> false;
                };
            }
        }

        /** The outer facts of the answer; empty where none came. */
        default Optional<Exchange> answer() {
            return switch (this) {
                case OddAnswer odd -> Optional.of(odd.exchange());
                case Rejected rejected -> Optional.of(rejected.exchange());
                case Fault _, ToolEnded _, ToolFailed _ -> Optional.empty();
            };
        }
    }

    /** What the generation told, when it was last asked for to settle an unknown outcome. */
    enum LastLook {
        /** Not grown so far; the request may still be under way. */
        NOT_SEEN_YET,
        /** It could not be read. */
        UNREACHABLE,
        /** It can be read, but what it was before is not known. */
        NOTHING_TO_COMPARE,
        /** It is lower than before: another server may have answered. */
        WENT_BACK,
        /** It could not be established that the token speaks for the provider, so the generation proves nothing. */
        CALLER_UNKNOWN,
        /** It grew, and yet a temporary token made just before is still taken. */
        CANARY_LIVES
    }

    /** What came instead of a 204; empty for a 204, and where nothing was sent. */
    default Optional<Silence> instead() {
        return switch (this) {
            case Revoked revoked -> revoked.instead();
            case NotRevoked notRevoked -> notRevoked.instead();
            case Unknown unknown -> Optional.of(unknown.silence());
            case Refused refused -> Optional.of(new Silence.Rejected(refused.exchange(), refused.document()));
            case RevokedUnproved _, NotSent _ -> Optional.empty();
        };
    }

    /** The same outcome of an attempt that is now known in other circumstances. */
    default Outcome of(Attempt other) {
        return switch (this) {
            case Revoked revoked -> new Revoked(other, revoked.proof(), revoked.instead(), revoked.namedTokens());
            case RevokedUnproved unproved -> new RevokedUnproved(other, unproved.reason(), unproved.after());
            case NotRevoked not -> new NotRevoked(other, not.instead(), not.unchanged());
            case Refused refused ->
                new Refused(other, refused.exchange(), refused.document(), refused.after(), refused.certain());
            case NotSent notSent -> new NotSent(other, notSent.fault());
            case Unknown unknown -> new Unknown(other, unknown.silence(), unknown.lastLook(), unknown.after());
        };
    }

    /** Overwrites the token and the passwords that the attempt was made with. What was learned stays. */
    default void clearSecrets() {
        attempt().revocation().access().clear();
    }

    /** Whether another look needs a token and passwords that are obtained anew. */
    default boolean lacksSecrets() {
        return attempt().revocation().access().isCleared();
    }

    /**
     * Whether the token that the DELETE was sent with is known to be invalid now. One that still read the generation
     * is not.
     */
    default boolean isOwnTokenInvalid() {
        return this instanceof Revoked revoked
                && attempt().revocation().killsItsOwnToken()
                && !(revoked.proof() instanceof Proof.GenerationGrew);
    }

    /** Whether nothing was sent because a password on the way was not accepted. */
    default boolean isOfPassword() {
        return this instanceof NotSent notSent && notSent.fault().kind().isOfPassword();
    }

    /** The generation just before the DELETE; empty when it could not be read. */
    default Optional<Generation> before() {
        return attempt().before();
    }

    /** Returns the generation after the DELETE; empty if unknown. */
    default Optional<Generation> after() {
        return switch (this) {
            case Revoked revoked ->
                revoked.proof() instanceof Proof.GenerationGrew grew ? Optional.of(grew.after()) : Optional.empty();
            case RevokedUnproved unproved -> unproved.after();
            case NotRevoked notRevoked -> Optional.of(notRevoked.unchanged());
            case Refused refused -> refused.after();
            case Unknown unknown -> unknown.after();
            case NotSent _ -> Optional.empty();
        };
    }

    /** What Onezone said when it answered with an error. */
    default Optional<OnezoneError> error() {
        return instead()
                .flatMap(silence -> silence instanceof Silence.Rejected rejected
                        ? Optional.of(rejected.error())
                        : Optional.empty());
    }

    /** The beginning of an answer that Onezone does not give. */
    default Optional<RawBody> raw() {
        return instead()
                .flatMap(silence ->
                        silence instanceof Silence.OddAnswer odd ? Optional.of(odd.body()) : Optional.empty());
    }

    /** Whether the tokens are known to be invalid. */
    default boolean isVerified() {
        return this instanceof Revoked;
    }

    /** Whether it is not known yet what became of the tokens, so that another look may tell. */
    default boolean isOpen() {
        return switch (this) {
            case Unknown _, RevokedUnproved _ -> true;
            case Refused refused -> !refused.certain();
            case Revoked _, NotRevoked _, NotSent _ -> false;
        };
    }

    /** Whether a look without new circumstances can settle it, so that looking quietly in the background makes sense. */
    default boolean isWorthLooking() {
        // Without a generation before, only the own token's end can tell.
        boolean comparable = before().isPresent() || attempt().revocation().killsItsOwnToken();
        boolean callerPossible = attempt().baseline().isCallerEstablished()
                || attempt().baseline().mayBecomeEstablished();
        return switch (this) {
            case Unknown unknown -> comparable && unknown.lastLook() != LastLook.CANARY_LIVES;
            case RevokedUnproved unproved ->
                comparable
                        && callerPossible
                        && unproved.reason() != NoProof.CANARY_LIVES
                        && unproved.reason() != NoProof.CANARY_CONTRADICTS;
            case Refused refused -> comparable && !refused.certain();
            case Revoked _, NotRevoked _, NotSent _ -> false;
        };
    }

    /** Whether another look brought nothing that this outcome does not say already. */
    default boolean saysTheSameAs(Outcome other) {
        boolean sameReason = switch (this) {
            case Unknown unknown -> other instanceof Unknown later && later.lastLook() == unknown.lastLook();
            case RevokedUnproved unproved ->
                other instanceof RevokedUnproved later && later.reason() == unproved.reason();
            case Refused refused -> other instanceof Refused later && later.certain() == refused.certain();
            case Revoked _, NotRevoked _, NotSent _ -> equals(other);
        };
        return sameReason
                && after().equals(other.after())
                && attempt().baseline().equals(other.attempt().baseline());
    }

    /** Whether this DELETE is known to have had no effect, and to have none later, so that another one is safe. */
    default boolean isSafeToRepeat() {
        return switch (this) {
            case NotSent _ -> true;
            case Refused refused -> refused.certain();
            // It has been sent: only the operator says whether to send another one.
            case NotRevoked _, Revoked _, RevokedUnproved _, Unknown _ -> false;
        };
    }
}
