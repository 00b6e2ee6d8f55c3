package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.CheckReport;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.StopSign;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.token.TokenReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What this run knows of one profile. Belongs to the FX thread. */
public final class ProfileSession {
    private final ObjectProperty<Profile> profile;
    private final boolean practice;
    private final ObjectProperty<Optional<TokenReading>> token = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<CheckReport>> report = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Outcome>> outcome = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> unrecorded = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<RecordedAct>> openAct = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Activity> activity = new SimpleObjectProperty<>(Activity.IDLE);
    private final ObjectProperty<Optional<TokenHome>> waitingFor = new SimpleObjectProperty<>(Optional.empty());
    private StopSign stopSign = new StopSign();
    private final BooleanProperty checking = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Instant>> checkableFrom = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty settling = new SimpleBooleanProperty();

    /** Where a revocation stands. Any other than {@code IDLE} refuses a second one. */
    public enum Activity {
        IDLE,
        CONFIRMING,
        /** Taken together with others. */
        AMONG_MANY,
        LOOKING,
        SENDING,
        PROVING
    }

    ProfileSession(Profile profile, boolean practice) {
        this.profile = new SimpleObjectProperty<>(profile);
        this.practice = practice;
    }

    public ObjectProperty<Profile> profileProperty() {
        return profile;
    }

    public Profile profile() {
        return profile.get();
    }

    /** Whether this is the practice zone's own profile, which is not saved. */
    public boolean isPractice() {
        return practice;
    }

    /** What the profile's token says of itself; empty while no token is known. */
    public ObjectProperty<Optional<TokenReading>> tokenProperty() {
        return token;
    }

    /** The last check, whatever came of it. */
    public ObjectProperty<Optional<CheckReport>> reportProperty() {
        return report;
    }

    public ObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome;
    }

    /** Why the journal does not have all of the last outcome; empty when it has. */
    public ObjectProperty<Optional<String>> unrecordedProperty() {
        return unrecorded;
    }

    /** An act of an earlier run whose outcome nobody knows; empty when there is none. */
    public ObjectProperty<Optional<RecordedAct>> openActProperty() {
        return openAct;
    }

    public ObjectProperty<Activity> activityProperty() {
        return activity;
    }

    public BooleanProperty checkingProperty() {
        return checking;
    }

    /** When the zone takes the next check, by its own word; empty when it takes one now. */
    public ObjectProperty<Optional<Instant>> checkableFromProperty() {
        return checkableFrom;
    }

    /** Stops the revocation under way; a new one for each. */
    public StopSign stopSign() {
        return stopSign;
    }

    /** A new sign, for the next revocation. */
    public StopSign nextStopSign() {
        stopSign = new StopSign();
        return stopSign;
    }

    /** The place whose answer about the token is waited for; empty when none is. */
    public ObjectProperty<Optional<TokenHome>> waitingForProperty() {
        return waitingFor;
    }

    /** Whether an unknown outcome is being looked at again. */
    public BooleanProperty settlingProperty() {
        return settling;
    }

    /**
     * Takes the session for a revocation. All that revoke take it here and nowhere else, so that two never do at once.
     *
     * @return false when it is taken already; nothing is changed then
     */
    public boolean tryToBegin(Activity first) {
        if (isBusy()) {
            return false;
        }
        activity.set(first);
        return true;
    }

    public boolean isBusy() {
        return activity.get() != Activity.IDLE;
    }

    /** What keeps the token from being sent to the profile's address; empty while no token is known. */
    public Optional<Finding> obstacle() {
        return token.get().flatMap(read -> Findings.obstacle(read, circumstances()));
    }

    /** What the profile's token is judged against. */
    public Circumstances circumstances() {
        return new Circumstances(
                profile().address(),
                profile().acceptedZone(),
                profile().diedToken(),
                report.get().flatMap(CheckReport::generation));
    }

    /**
     * What the token says of itself, for this job; empty while no token is known.
     *
     * @param now by this machine's clock, whose error is set right where a check has told it
     */
    public List<Finding> findings(Instant now) {
        Instant there = report.get().map(known -> known.onZonesClock(now)).orElse(now);
        return token.get()
                .map(read -> Findings.of(read, circumstances(), there))
                .orElse(List.of());
    }

    /** Takes over a check that did not ask everything; what is known besides stays. */
    public void refresh(CheckReport newer) {
        report.set(Optional.of(newer.keepingFurtherOf(report.get())));
    }

    /** Forgets what was learned with another address or token. */
    void forgetWhatWasLearned() {
        report.set(Optional.empty());
        outcome.set(Optional.empty());
        checkableFrom.set(Optional.empty());
    }
}
