package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.ui.controls.Lazy;
import io.github.tokenrevoker.ui.session.ProfileSearch;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One profile among many. Belongs to the FX thread. */
public final class BulkRow {
    private final ProfileSession session;
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<BulkState>> state = new SimpleObjectProperty<>(Optional.empty());
    /** Made when it is first drawn or sorted by: there may be ten thousand rows. */
    private final Lazy<ObservableValue<Standing>> standing = new Lazy<>(() -> Standing.of(state, chosen));

    private Optional<BulkJob> job = Optional.empty();
    private @Nullable String searched;
    /** Of what an open outcome turns out to be. */
    Subscription settling = Subscription.EMPTY;

    BulkRow(ProfileSession session) {
        this.session = session;
        session.profileProperty().subscribe(() -> searched = null);
    }

    public ProfileSession session() {
        return session;
    }

    public Profile profile() {
        return session.profile();
    }

    /** What it is found by; made once for each version of its profile, since there may be ten thousand. */
    String searched() {
        String known = searched;
        if (known == null) {
            known = ProfileSearch.searched(profile());
            searched = known;
        }
        return known;
    }

    /** Whether the operator has picked it. */
    public BooleanProperty chosenProperty() {
        return chosen;
    }

    /** Where it stands in the last run that it was part of; empty before the first. */
    public ObjectProperty<Optional<BulkState>> stateProperty() {
        return state;
    }

    /** Where it stands, for the table. */
    ObservableValue<Standing> standing() {
        return standing.get();
    }

    /** What the zone has said of leaked tokens after the revocation of that run; empty where it was not asked. */
    ObservableValue<String> leakedWords() {
        return Bindings.createStringBinding(
                () -> state.get()
                        .flatMap(known -> known instanceof BulkState.Ended ended
                                ? session.leakedAfter(ended.conclusion().outcome())
                                : Optional.empty())
                        .map(LeakWords::after)
                        .orElse(""),
                state,
                session.leakedProperty());
    }

    /** The job of that run; empty where it was left out. */
    public Optional<BulkJob> job() {
        return job;
    }

    void take(Optional<BulkJob> newJob) {
        job = newJob;
        settling.unsubscribe();
        settling = Subscription.EMPTY;
    }
}
