package io.github.tokenrevoker.revocation;

import java.util.Optional;

/** The result of a confirmed revocation: an outcome, or the need to ask the operator again. */
public sealed interface RevocationResult {
    /**
     * The revocation has an outcome.
     *
     * @param unrecorded why the journal does not have all of it; empty when it has
     */
    record Concluded(Outcome outcome, Optional<String> unrecorded) implements RevocationResult {}

    /**
     * Nothing was sent: another revocation took effect between the check and the click. A second revocation is a second
     * outage for the users, so the operator is asked again.
     *
     * @param again the same job with the generation now in force
     */
    record GenerationMoved(Revocation again) implements RevocationResult {}

    /**
     * Nothing was sent: it could not be written down before. An emergency beats a full disk, but only the operator says
     * so.
     *
     * @param again the same job, to be done without a record
     */
    record Unrecordable(Revocation again) implements RevocationResult {}

    /** Nothing was sent: the same provider is being revoked just now, through this or another profile. */
    record AlreadyUnderWay(Revocation revocation) implements RevocationResult {}
}
