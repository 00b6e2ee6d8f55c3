package io.github.tokenrevoker.token;

import java.time.Instant;

/** One thing that a token's own inscription means for the revocation. */
public sealed interface Finding {
    /** How much a finding weighs. */
    enum Level {
        /** Keeps the token from being used. */
        BLOCKS,
        /** The operator decides, and sees the server's answer. */
        WARNS,
        /** Good to know. */
        INFORMS
    }

    /** How much it weighs. */
    default Level level() {
        return switch (this) {
            case NotAProviders _, AnotherZone _ -> Level.BLOCKS;
            case NearbyZone _,
                    AcceptedZone _,
                    NotAnAccessToken _,
                    NotLegible _,
                    BytesAfterSignature _,
                    ServiceMarkNotTaken _,
                    Expired _,
                    ExpiresSoon _,
                    CaveatForbids _,
                    OperationNotAllowed _,
                    UnknownCaveat _,
                    DiesItself _,
                    Died _,
                    AlreadyRevoked _,
                    FromTheFuture _ -> Level.WARNS;
            case SubjectUndisclosed _, Expires _, OnlyServerCanJudge _, Unconfined _ -> Level.INFORMS;
        };
    }

    /** It belongs to a user or has no subject: Onezone rejects it, or accepts it and revokes nothing. */
    record NotAProviders(Subject subject) implements Finding {}

    /** Another zone issued it. Blocks until the operator has said that the host is meant. */
    record AnotherZone(String inscribed, String host) implements Finding {}

    /** The host is not the zone's own name but close to it, as a proxy's in front is. */
    record NearbyZone(String inscribed, String host) implements Finding {}

    /** Another zone issued it, and the operator has said that the host is meant. */
    record AcceptedZone(String inscribed, String host) implements Finding {}

    /** An old kind that does not say whose it is: the zone decides. */
    record SubjectUndisclosed() implements Finding {}

    /** An identity or invite token, or one of a kind not known here. */
    record NotAnAccessToken(TokenType type) implements Finding {}

    /** The text is no token that Onedata writes. */
    record NotLegible(TokenReading.Reason reason) implements Finding {}

    /** More follows after the signature, where a token ends: part of another text was copied with it. */
    record BytesAfterSignature() implements Finding {}

    /** The mark in front is of a service whose tokens a Onezone does not take. */
    record ServiceMarkNotTaken(String mark) implements Finding {}

    /** By this machine's clock it is over. */
    record Expired(Instant since) implements Finding {}

    /** Within the hour. */
    record ExpiresSoon(Instant at) implements Finding {}

    /** Later than within the hour. */
    record Expires(Instant at) implements Finding {}

    /** A caveat that cannot hold for our call, as can be judged here. */
    record CaveatForbids(Caveat caveat) implements Finding {}

    /** The {@code api} caveats do not allow one of the operations. */
    record OperationNotAllowed(JobOperation operation) implements Finding {}

    /** A caveat that only the server can judge. */
    record OnlyServerCanJudge(Caveat caveat) implements Finding {}

    /** A caveat not known here; the server refuses those it does not know either. */
    record UnknownCaveat(Caveat.Unknown caveat) implements Finding {}

    /** This very token dies with the revocation. */
    record DiesItself(long generation) implements Finding {}

    /** It died in a revocation that it made itself. */
    record Died() implements Finding {}

    /** Its generation is older than the server's. */
    record AlreadyRevoked(long own, long server) implements Finding {}

    /** Its generation is newer than the server's, which a genuine one's never is. */
    record FromTheFuture(long own, long server) implements Finding {}

    /** It has no caveats, so it grants full access to the provider. */
    record Unconfined() implements Finding {}
}
