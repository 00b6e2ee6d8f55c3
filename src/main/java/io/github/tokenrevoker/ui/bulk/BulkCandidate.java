package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.util.Optional;

/**
 * A chosen provider as it was when the operator pressed the button. Immutable but for its session.
 *
 * @param activity what was done with the profile at that moment
 * @param again what an earlier attempt has left to be asked about again
 * @param isUnsettled whether an earlier DELETE may have been carried out, so that another one could be a second outage
 */
record BulkCandidate(
        ProfileSession session, Profile profile, Activity activity, Optional<Revocation> again, boolean isUnsettled) {
    /**
     * Takes the present state of a row. On the FX thread.
     *
     * @param retry whether the earlier attempt is to be taken up
     */
    static BulkCandidate of(BulkRow row, boolean retry) {
        ProfileSession session = row.session();
        return new BulkCandidate(
                session,
                row.profile(),
                session.activityProperty().get(),
                retry ? row.stateProperty().get().flatMap(BulkCandidate::leftToAskAgain) : Optional.empty(),
                session.outcomeProperty().get().filter(Outcome::isOpen).isPresent());
    }

    boolean isBusy() {
        return activity != Activity.IDLE;
    }

    private static Optional<Revocation> leftToAskAgain(BulkState state) {
        return switch (state) {
            case BulkState.Moved moved -> Optional.of(moved.again());
            case BulkState.Unrecordable unrecordable -> Optional.of(unrecordable.again());
            case BulkState.Waiting _,
                    BulkState.Checking _,
                    BulkState.UnderWay _,
                    BulkState.Ended _,
                    BulkState.SameProvider _,
                    BulkState.LeftOut _,
                    BulkState.Blocked _,
                    BulkState.Changed _,
                    BulkState.Stopped _,
                    BulkState.Failed _ -> Optional.empty();
        };
    }
}
