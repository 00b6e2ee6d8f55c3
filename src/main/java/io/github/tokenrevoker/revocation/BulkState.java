package io.github.tokenrevoker.revocation;

/** Where one of many revocations stands. Every switch over it names every case. */
public sealed interface BulkState {
    /** Its turn has not come. */
    record Waiting() implements BulkState {}

    /** The zone is asked who we are, and which generation is in force. */
    record Checking() implements BulkState {}

    /** The journal, the DELETE and the proof are under way. */
    record UnderWay(Revoker.Step step) implements BulkState {}

    /** It has an outcome; an unknown one is settled by later looks. */
    record Ended(RevocationResult.Concluded conclusion) implements BulkState {}

    /** Nothing was sent for it: another profile means the same provider, and is sent. */
    record SameProvider(BulkJob sent) implements BulkState {}

    /** Nothing was sent: the token is not a provider's, or of another zone. */
    record Blocked(CheckReport report) implements BulkState {}

    /** Nothing was sent: somebody else revoked since the operator looked. */
    record Moved(Revocation again) implements BulkState {}

    /** Nothing was sent: the journal could not be written. */
    record Unrecordable(Revocation again) implements BulkState {}

    /** Nothing was sent: the operator stopped before its turn. */
    record Stopped() implements BulkState {}

    /** Nothing can be said but that the tool itself failed. */
    record Failed(String technical) implements BulkState {}

    /** Whether nothing more comes of it by itself. */
    default boolean isOver() {
        return switch (this) {
            case Waiting _, Checking _, UnderWay _ -> false;
            case Ended _, SameProvider _, Blocked _, Moved _, Unrecordable _, Stopped _, Failed _ -> true;
        };
    }

    /** Whether it is proved that the provider's tokens are dead, by this act. */
    default boolean isProved() {
        return this instanceof Ended ended && ended.conclusion().outcome() instanceof Outcome.Revoked;
    }
}
