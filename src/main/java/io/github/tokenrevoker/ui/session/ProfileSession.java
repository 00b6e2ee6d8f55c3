package io.github.tokenrevoker.ui.session;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.background.OffFx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What this run knows of one profile. Belongs to the FX thread, except for {@link #isBusy}, {@link #occupant} and the stop sign,
 * which any thread may use.
 */
public final class ProfileSession {
    private final ObjectProperty<Profile> profile;
    private final boolean made;
    private final BooleanBinding practice;
    private final ObjectProperty<Optional<TokenReading>> token = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<CheckReport>> report = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Outcome>> outcome = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> unrecorded = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<LeakedAfter>> leaked = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<RecordedAct>> openAct = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Activity> activity = new SimpleObjectProperty<>(Activity.IDLE);
    private final ObjectProperty<Optional<TokenHome>> waitingFor = new SimpleObjectProperty<>(Optional.empty());
    private final Fx fx;
    private final AtomicReference<@Nullable Occupant> occupant = new AtomicReference<>();
    private volatile StopSign stopSign = new StopSign();
    private @Nullable AutoCloseable check;
    private final BooleanProperty checking = new SimpleBooleanProperty();
    private final BooleanProperty checkUnderWay = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Instant>> checkableFrom = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty settling = new SimpleBooleanProperty();

    /** What is done with a session. Any other than {@code IDLE} refuses everything else. */
    public enum Activity {
        IDLE,
        EDITING,
        /** Token and passwords are being fetched, or asked for. */
        OBTAINING,
        CONFIRMING,
        /** Taken together with others. */
        AMONG_MANY,
        LOOKING,
        SENDING,
        PROVING
    }

    /**
     * Makes an idle session.
     *
     * @param made whether the tool made the profile for the practice zone
     * @param zone the address of the running practice zone
     * @param fx what this session belongs to
     */
    ProfileSession(Profile profile, boolean made, ObservableValue<Optional<OnezoneAddress>> zone, Fx fx) {
        this.fx = fx;
        this.profile = new SimpleObjectProperty<>(profile);
        this.made = made;
        this.practice = Bindings.createBooleanBinding(
                () -> zone.getValue().filter(profile().address()::equals).isPresent(), this.profile, zone);
        outcome.subscribe(ProfileSession::clearWhatIsNotNeeded);
    }

    /** Only an outcome that another look may settle keeps its own token and passwords. */
    private static void clearWhatIsNotNeeded(Optional<Outcome> before, Optional<Outcome> after) {
        boolean goesOn = before.isPresent()
                && after.isPresent()
                && before.get().attempt().revocation().access()
                        == after.get().attempt().revocation().access();
        if (!goesOn) {
            before.ifPresent(Outcome::clearSecrets);
        }
        after.filter(known -> !known.isOpen()).ifPresent(Outcome::clearSecrets);
    }

    /**
     * Whether the outcome keeps its own token and passwords when the tool is locked: a request that may have been carried
     * out is still being looked into.
     */
    public boolean isBeingSettled() {
        return outcome.get()
                .filter(Outcome.Unknown.class::isInstance)
                .filter(Outcome::isWorthLooking)
                .filter(known -> !known.lacksSecrets())
                .isPresent();
    }

    public ObjectProperty<Profile> profileProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return profile;
    }

    public Profile profile() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return profile.get();
    }

    /** Whether the profile points at the running practice zone, whoever made it: only then nothing real is revoked. */
    public boolean isPractice() {
        return practice.get();
    }

    /** The same, for those who follow it. */
    public ObservableValue<Boolean> practiceProperty() {
        return practice;
    }

    /** Whether the tool made the profile for the practice zone and it still points there. It is not saved then. */
    public boolean isTransient() {
        return made && isPractice();
    }

    /** What the profile's token says of itself; empty while no token is known. */
    public ObjectProperty<Optional<TokenReading>> tokenProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return token;
    }

    /** The last check, whatever came of it. */
    public ObjectProperty<Optional<CheckReport>> reportProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return report;
    }

    public ObjectProperty<Optional<Outcome>> outcomeProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return outcome;
    }

    /** Why the journal does not have all of the last outcome; empty when it has. */
    public ObjectProperty<Optional<String>> unrecordedProperty() {
        return unrecorded;
    }

    /** What the zone has said of leaked tokens after a revocation of this run, the outcome's own if the acts are the same. */
    public ObjectProperty<Optional<LeakedAfter>> leakedProperty() {
        return leaked;
    }

    /** The same, if it belongs to this outcome. */
    public Optional<LeakedAfter> leakedAfter(Outcome shown) {
        return leaked.get().filter(known -> known.act().equals(shown.attempt().act()));
    }

    /** An act of an earlier run whose outcome nobody knows; empty when there is none. */
    public ObjectProperty<Optional<RecordedAct>> openActProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return openAct;
    }

    public ReadOnlyObjectProperty<Activity> activityProperty() {
        assert !OffFx.isWorking() : "belongs to the FX thread";
        return activity;
    }

    /**
     * Begins work on this session, unless other work occupies it. From any thread.
     *
     * @param first what is shown as being done, before this returns
     */
    boolean occupy(Occupant next, Activity first) {
        if (!occupant.compareAndSet(null, next)) {
            return false;
        }
        try {
            fx.run(() -> activity.set(first));
            return true;
        } catch (Throwable failure) {
            release(next);
            throw failure;
        }
    }

    /** Returns the thread that this session belongs to. */
    Fx fx() {
        return fx;
    }

    boolean isOccupiedBy(Occupant asked) {
        return occupant.get() == asked;
    }

    void step(Occupant held, Activity next) {
        if (isOccupiedBy(held)) {
            activity.set(next);
        }
    }

    /** On the FX thread. */
    void end(Occupant held) {
        if (occupant.compareAndSet(held, null)) {
            activity.set(Activity.IDLE);
        }
    }

    /** The same without showing it, from any thread. */
    void release(Occupant held) {
        occupant.compareAndSet(held, null);
    }

    /** Returns the work that occupies this session; empty while it is idle. From any thread. */
    public Optional<Occupant> occupant() {
        return Optional.ofNullable(occupant.get());
    }

    /** Shows how a revocation ended, or what a further look at it has told. */
    void show(Concluded concluded) {
        unrecorded.set(concluded.unrecorded());
        openAct.set(Optional.empty());
        outcome.set(Optional.of(concluded.outcome()));
    }

    /** Whether the zone is being asked. */
    public ReadOnlyBooleanProperty checkingProperty() {
        return checking;
    }

    /** Whether a check has been asked for and has not come to its end; its token may have to be fetched first. */
    public ReadOnlyBooleanProperty checkUnderWayProperty() {
        return checkUnderWay;
    }

    /** Begins a check, unless another is under way. On the FX thread. */
    boolean beginCheck(AutoCloseable next) {
        if (check != null) {
            return false;
        }
        check = next;
        checkUnderWay.set(true);
        return true;
    }

    void askZone(AutoCloseable held) {
        if (held == check) {
            checking.set(true);
        }
    }

    void endCheck(AutoCloseable held) {
        if (held == check) {
            check = null;
            checking.set(false);
            checkUnderWay.set(false);
        }
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
        StopSign next = new StopSign();
        stopSign = next;
        return next;
    }

    /** The place whose answer about the token is waited for; empty when none is. */
    public ObjectProperty<Optional<TokenHome>> waitingForProperty() {
        return waitingFor;
    }

    /** Whether an unknown outcome is being looked at again. */
    public ReadOnlyBooleanProperty settlingProperty() {
        return settling;
    }

    /** Notes that it is being looked at from now on; false when it is already. */
    public boolean beginSettling() {
        boolean begins = !settling.get();
        settling.set(true);
        return begins;
    }

    public void endSettling() {
        settling.set(false);
    }

    public boolean isBusy() {
        return occupant.get() != null;
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

    /**
     * Returns whether the token is known to be of no use any more: it has expired or was revoked. False while none is known.
     *
     * @param now by this machine's clock
     */
    public boolean isTokenSpent(Instant now) {
        return findings(now).stream()
                .anyMatch(finding -> finding instanceof Finding.Expired
                        || finding instanceof Finding.Died
                        || finding instanceof Finding.AlreadyRevoked);
    }

    /** Takes over a check that did not ask everything; what is known besides stays. */
    public void refresh(CheckReport newer) {
        report.set(Optional.of(newer.keepingFurtherOf(report.get())));
    }

    /** Forgets what was learned at another address. */
    void forgetWhatWasLearned() {
        forgetCheck();
        outcome.set(Optional.empty());
        openAct.set(Optional.empty());
    }

    /** Forgets what was learned with another token or route. An open outcome is not settled by that. */
    void forgetWhatTokenTold() {
        forgetCheck();
        if (outcome.get().filter(Outcome::isOpen).isEmpty()) {
            outcome.set(Optional.empty());
        }
    }

    private void forgetCheck() {
        report.set(Optional.empty());
        checkableFrom.set(Optional.empty());
    }
}
