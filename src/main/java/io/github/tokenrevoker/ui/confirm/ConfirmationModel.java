package io.github.tokenrevoker.ui.confirm;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.FreshCheck;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.ui.controls.WorkContext;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the confirmation knows and demands. Belongs to the FX thread. */
public final class ConfirmationModel {
    private final Subject subject;
    private final Preflight preflight;
    private final WorkContext work;
    private final Consumer<CheckReport> checked;

    private final ObjectProperty<Optional<Revocation>> revocation = new SimpleObjectProperty<>(Optional.empty());
    private Optional<LeakNote> leak = Optional.empty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final BooleanProperty armed = new SimpleBooleanProperty();
    private final BooleanProperty impatient = new SimpleBooleanProperty();
    private final BooleanExpression confirmable;
    /** Keeps the check fresh while the question is open. */
    private Optional<FreshCheck> fresh = Optional.empty();

    private OptionalLong checkedAtNanos = OptionalLong.empty();
    private int armings;
    private boolean over;

    /**
     * What the question is about.
     *
     * @param access the asker's, who overwrites it once there is an answer
     * @param earlierOutcomeUnknown whether nobody knows what became of the last revocation
     * @param withCanary whether a temporary token is to be made before, to see it die
     */
    public record Subject(Profile profile, Access access, boolean earlierOutcomeUnknown, boolean withCanary) {
        Revocation revocation(CheckReport report) {
            return Revocation.of(profile, access, report, withCanary);
        }
    }

    /**
     * Frames the question.
     *
     * @param checked told of the check's result, also when the operator did not wait for it, and of a later one that shows
     *     another generation
     */
    public ConfirmationModel(Subject subject, Preflight preflight, WorkContext work, Consumer<CheckReport> checked) {
        this.subject = subject;
        this.preflight = preflight;
        this.work = work;
        this.checked = checked;
        this.confirmable = BooleanExpression.booleanExpression(javafx.beans.binding.Bindings.createBooleanBinding(
                () -> armed.get() && isAgreed(), armed, revocation, typed));
    }

    private boolean isAgreed() {
        return revocation
                .get()
                .filter(job -> !job.isBlocked())
                .filter(job ->
                        job.phrase().map(phrase -> phrase.matches(typed.get())).orElse(true))
                .isPresent();
    }

    /** Begins to check and to count the first half second. */
    void open() {
        armLater();
        work.background().after(work.pace().patience(), () -> impatient.set(true));
        // Of its own: the question may be answered, and the job's overwritten, while this is under way.
        Access own = subject.access().copy();
        long since = preflight.time().nanos();
        work.background()
                .run(
                        () -> preflight.check(own, profile().acceptedZone()),
                        report -> {
                            own.clear();
                            checked.accept(report);
                            if (revocation.get().isEmpty()) {
                                checkedAtNanos = OptionalLong.of(since);
                                revocation.set(Optional.of(subject.revocation(report)));
                                keepFresh(work.pace().betweenChecks());
                            }
                        },
                        _ -> {
                            own.clear();
                            goOnWithoutCheck();
                        });
    }

    /** Opens on a job that somebody else's revocation has put in a new light. */
    void openAgain(Revocation moved) {
        armLater();
        revocation.set(Optional.of(moved));
        keepFresh(Duration.ZERO);
    }

    /** Takes input from a moment later on, counted from the last call. */
    private void armLater() {
        armings++;
        int arming = armings;
        armed.set(false);
        work.background().after(work.pace().untilArmed(), () -> armed.set(arming == armings));
    }

    /** Repeats the check until the question is over, so that nothing has to be asked once the answer is yes. */
    private void keepFresh(Duration first) {
        boolean worthIt = revocation
                .get()
                .filter(job -> !job.isBlocked() && job.report().allowsProof())
                .isPresent();
        if (over || !worthIt || subject.access().isCleared()) {
            return;
        }
        FreshCheck begun = new FreshCheck(
                preflight,
                subject.access().copy(),
                profile().acceptedZone(),
                work.pace().betweenChecks(),
                work.background()::pause);
        fresh = Optional.of(begun);
        work.background()
                .start(
                        () -> begun.run(first, (report, since) -> work.fx().later(() -> checkedAgain(report, since))),
                        _ -> {});
    }

    private void checkedAgain(CheckReport now, long since) {
        Optional<Revocation> job = revocation.get();
        if (over || job.isEmpty()) {
            return;
        }
        if (job.get().report().isConfirmedBy(now)) {
            checkedAtNanos = OptionalLong.of(since);
        } else if (job.get().report().isOvertakenBy(now)) {
            // What was typed and about to be clicked was meant for what stood there before.
            typed.set("");
            armLater();
            checkedAtNanos = OptionalLong.of(since);
            checked.accept(now);
            revocation.set(Optional.of(job.get().movedTo(now)));
        }
    }

    /** Ends the checks at once and overwrites their token. The question stays, with what it knows. */
    public void stopChecking() {
        over = true;
        fresh.ifPresent(FreshCheck::stop);
    }

    /** Ends the checks after a yes. One that is under way comes to its end, and is not waited for. */
    private void finishChecking() {
        over = true;
        fresh.ifPresent(FreshCheck::finish);
    }

    /** The operator does not wait for the check: nothing will be proved. */
    void goOnWithoutCheck() {
        if (revocation.get().isEmpty() && !subject.access().isCleared()) {
            work.background()
                    .run(
                            () -> preflight.withoutAsking(
                                    subject.access(), profile().acceptedZone()),
                            report -> {
                                if (revocation.get().isEmpty()) {
                                    revocation.set(Optional.of(subject.revocation(report)));
                                }
                            },
                            _ -> {});
        }
    }

    /** The operator's yes; empty while something is missing for it. */
    Optional<ConfirmedRevocation> confirm() {
        if (!confirmable.get()) {
            return Optional.empty();
        }
        Optional<ConfirmedRevocation> yes = revocation
                .get()
                .flatMap(job -> ConfirmedRevocation.confirm(
                        job, typed.get(), reason.get().strip(), checkedAtNanos));
        yes.ifPresent(_ -> finishChecking());
        return yes;
    }

    Profile profile() {
        return subject.profile();
    }

    boolean isWithCanary() {
        return subject.withCanary();
    }

    boolean isEarlierOutcomeUnknown() {
        return subject.earlierOutcomeUnknown();
    }

    /** The job in its frozen form; empty while it is being checked. */
    ObjectProperty<Optional<Revocation>> revocationProperty() {
        return revocation;
    }

    Optional<ConfirmationPhrase> phrase() {
        return revocation.get().flatMap(Revocation::phrase);
    }

    /** Says for which leaked tokens this is done, and puts the reason in, which the operator may edit. */
    public void tellOf(LeakNote note) {
        leak = Optional.of(note);
        reason.set(note.reason());
    }

    Optional<LeakNote> leak() {
        return leak;
    }

    /** Why, in the operator's words: an incident's number, say. */
    StringProperty reasonProperty() {
        return reason;
    }

    StringProperty typedProperty() {
        return typed;
    }

    BooleanProperty armedProperty() {
        return armed;
    }

    /** Whether the check has taken so long that going on without it is offered. */
    BooleanProperty impatientProperty() {
        return impatient;
    }

    BooleanExpression confirmableExpression() {
        return confirmable;
    }
}
