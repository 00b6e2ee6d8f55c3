package io.github.tokenrevoker.revocation.bulk;

import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.RevocationResult;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Finding;
import java.util.Optional;

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

    /** Nothing was sent for it: another profile means the same provider, and stands for it. */
    record SameProvider(BulkJob sent) implements BulkState {}

    /** It was not taken into the act: nothing was sent. */
    record LeftOut(Reason reason, Optional<Finding> finding) implements BulkState {
        public LeftOut(Reason reason) {
            this(reason, Optional.empty());
        }
    }

    /** Nothing was sent: the token is not a provider's, or of another zone. */
    record Blocked(CheckReport report) implements BulkState {}

    /** Nothing was sent: the generation is not the one that the operator saw. */
    record Moved(Revocation again) implements BulkState {}

    /** Nothing was sent: another provider answers than the one that the operator saw. */
    record Changed(CheckReport report) implements BulkState {}

    /** Nothing was sent: the journal could not be written. */
    record Unrecordable(Revocation again) implements BulkState {}

    /** Nothing was sent: the operator stopped before its turn. */
    record Stopped() implements BulkState {}

    /** Nothing was sent: the tool itself failed before anything could be. */
    record Failed() implements BulkState {}

    /** Why a provider is not taken into an act. */
    enum Reason {
        TOKEN_MISSING,
        PASSWORD_MISSING,
        /** A revocation of this profile is under way. */
        BUSY,
        /** The profile was edited or deleted after the operator was asked. */
        EDITED,
        /** The same provider is being revoked through another profile. */
        ALREADY_UNDER_WAY,
        /** What the token says of itself forbids it. */
        OBSTACLE
    }

    /** Whether nothing more comes of it by itself. */
    default boolean isOver() {
        return switch (this) {
            case Waiting _, Checking _, UnderWay _ -> false;
            case Ended _,
                    SameProvider _,
                    LeftOut _,
                    Blocked _,
                    Moved _,
                    Changed _,
                    Unrecordable _,
                    Stopped _,
                    Failed _ -> true;
        };
    }

    /** Whether it is verified that the provider's tokens are invalid. */
    default boolean isVerified() {
        return this instanceof Ended ended && ended.conclusion().outcome().isVerified();
    }

    /** Whether it has not been revoked, and another try is safe: nothing was sent, or it is known to have had no effect. */
    default boolean isSafeToTryAgain() {
        return switch (this) {
            case Ended ended -> ended.conclusion().outcome().isSafeToRepeat();
            case LeftOut _, Blocked _, Moved _, Changed _, Unrecordable _, Stopped _, Failed _ -> true;
            case Waiting _, Checking _, UnderWay _, SameProvider _ -> false;
        };
    }
}
