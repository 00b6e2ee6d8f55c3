package io.github.tokenrevoker.revocation;

/** What came of a confirmed revocation: an outcome, or the need to ask the operator again. */
public sealed interface RevocationResult permits Outcome, RevocationResult.GenerationMoved {
    /**
     * Nothing was sent: somebody revoked between the check and the click. A second revocation is a second outage for
     * the users, so the operator is asked again.
     *
     * @param again the same job with the generation now in force
     */
    record GenerationMoved(Revocation again) implements RevocationResult {}
}
