package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.onezone.Answer;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Whether a leaked token works, as established at a moment. Only what the zone says of the token itself, in the way that is
 * documented, or its generation, makes it invalid here: everything else leaves the question open.
 */
public sealed interface LeakAnswer {
    /** By this machine's clock. */
    Instant at();

    /**
     * The zone accepts it.
     *
     * @param timeLeft from that moment on, by the zone's clock; empty when it doesn't expire
     */
    record Works(Optional<Duration> timeLeft, Instant at) implements LeakAnswer {}

    /**
     * It is valid wherever its caveats hold, which is not here.
     *
     * @param caveat the one that the zone named, as JSON or as written
     */
    record WorksElsewhere(String caveat, Instant at) implements LeakAnswer {}

    /** The zone says that it is revoked. */
    record Revoked(Instant at) implements LeakAnswer {}

    /** Its generation is older than the one in force, so no zone accepts it; it was not sent to find out. */
    record RevokedByGeneration(long own, Generation inForce, Instant at) implements LeakAnswer {}

    /** The zone has no such token, or its signature is not the zone's. */
    record DeletedOrNotGenuine(Instant at) implements LeakAnswer {}

    /** The zone says that its time is over. */
    record Expired(Instant at) implements LeakAnswer {}

    /** Whose it was is gone, or the session it was bound to. */
    record OwnerGone(Instant at) implements LeakAnswer {}

    /** Its user is blocked; it works again once the user is not. */
    record OwnerBlocked(Instant at) implements LeakAnswer {}

    /** It could not be asked about. */
    record NotKnown(Obstacle why, Instant at) implements LeakAnswer {}

    /** Why it is not known whether a token works. */
    sealed interface Obstacle {
        /** No profile knows the host, and the operator has not allowed it. */
        record HostNotAllowed(OnezoneAddress host) implements Obstacle {}

        /** The token names no host that could be asked. */
        record NoHost() implements Obstacle {}

        /** The operator did not want to wait, or the token has been overwritten. */
        record Stopped() implements Obstacle {}

        /** The zone, or what stands before it, said something else, or nothing. */
        record NoAnswerToGoBy(Answer<Verification> answer) implements Obstacle {}
    }

    /** The evidence in an answer. */
    enum Standing {
        /** It works, here or elsewhere, or may work again. */
        WORKS,
        /** It can't be used any more. */
        ENDED,
        NOT_KNOWN
    }

    default Standing standing() {
        return switch (this) {
            case Works _, WorksElsewhere _, OwnerBlocked _ -> Standing.WORKS;
            case Revoked _, RevokedByGeneration _, DeletedOrNotGenuine _, Expired _, OwnerGone _ -> Standing.ENDED;
            case NotKnown _ -> Standing.NOT_KNOWN;
        };
    }

    /** A word for journals and documents, which stays as it is. */
    default String word() {
        return switch (this) {
            case Works _ -> "works";
            case WorksElsewhere _ -> "works_elsewhere";
            case Revoked _ -> "revoked";
            case RevokedByGeneration _ -> "revoked_by_generation";
            case DeletedOrNotGenuine _ -> "deleted_or_not_genuine";
            case Expired _ -> "expired";
            case OwnerGone _ -> "owner_gone";
            case OwnerBlocked _ -> "owner_blocked";
            case NotKnown _ -> "not_known";
        };
    }

    /** Judges what the zone answered. */
    static LeakAnswer judge(Answer<Verification> answer, Instant at) {
        return switch (answer) {
            case Answer.Success<Verification> success ->
                new Works(success.value().timeLeft(), at);
            case Answer.Refusal<Verification> refusal
            when refusal.exchange().status() == BAD_REQUEST -> judge(refusal, at);
            case Answer.Refusal<Verification> _,
                    Answer.Unreadable<Verification> _,
                    Answer.NotSent<Verification> _,
                    Answer.Lost<Verification> _ -> notKnown(answer, at);
        };
    }

    /** The status with which a token's own error comes; with any other, the error is of the question. */
    int BAD_REQUEST = 400;

    private static LeakAnswer judge(Answer.Refusal<Verification> refusal, Instant at) {
        OnezoneError error = refusal.error();
        return switch (error.id()) {
            case "tokenRevoked" -> new Revoked(at);
            case "tokenInvalid" -> new DeletedOrNotGenuine(at);
            case "tokenSubjectInvalid", "tokenSessionInvalid" -> new OwnerGone(at);
            case "userBlocked" -> new OwnerBlocked(at);
            case "tokenCaveatUnverified" ->
                caveat(error).path("type").asString("").equals("time")
                        ? new Expired(at)
                        : new WorksElsewhere(words(caveat(error)), at);
            case "tokenServiceForbidden" -> new WorksElsewhere(words(detail(error, "service")), at);
            default -> notKnown(refusal, at);
        };
    }

    private static LeakAnswer notKnown(Answer<Verification> answer, Instant at) {
        return new NotKnown(new Obstacle.NoAnswerToGoBy(answer), at);
    }

    private static JsonNode caveat(OnezoneError error) {
        return detail(error, "caveat");
    }

    private static JsonNode detail(OnezoneError error, String name) {
        JsonNode details = error.details();
        return details == null ? MissingNode.getInstance() : details.path(name);
    }

    private static String words(JsonNode detail) {
        return detail.isMissingNode() ? "" : detail.isString() ? detail.asString() : detail.toString();
    }
}
