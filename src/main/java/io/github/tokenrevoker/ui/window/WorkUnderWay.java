package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** Counts the revocations that are under way, of all profiles. Belongs to the FX thread. */
final class WorkUnderWay {
    private static final Set<Activity> REVOKING =
            Set.of(Activity.AMONG_MANY, Activity.LOOKING, Activity.SENDING, Activity.PROVING);

    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final Map<ProfileSession, Subscription> followed = new HashMap<>();

    /** Follows these profiles from now on. */
    WorkUnderWay(ObservableList<ProfileSession> sessions) {
        sessions.addListener((ListChangeListener<ProfileSession>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::leave);
                change.getAddedSubList().forEach(this::follow);
            }
        });
        List.copyOf(sessions).forEach(this::follow);
    }

    /** Whether a profile with this activity is in a revocation that has been confirmed. */
    static boolean isRevoking(Activity activity) {
        return REVOKING.contains(activity);
    }

    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private void follow(ProfileSession session) {
        if (followed.containsKey(session)) {
            return;
        }
        count(isRevoking(session.activityProperty().get()), 1);
        followed.put(session, session.activityProperty().subscribe((was, is) -> {
            count(isRevoking(was), -1);
            count(isRevoking(is), 1);
        }));
    }

    private void leave(ProfileSession session) {
        Subscription subscription = followed.remove(session);
        if (subscription != null) {
            subscription.unsubscribe();
            count(isRevoking(session.activityProperty().get()), -1);
        }
    }

    private void count(boolean counts, int change) {
        if (counts) {
            count.set(count.get() + change);
        }
    }
}
