package io.github.tokenrevoker.ui.confirm;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import java.util.Optional;
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
    private final Profile profile;
    private final Access access;
    private final Preflight preflight;
    private final Background background;
    private final Pace pace;
    private final Consumer<CheckReport> checked;
    private final boolean earlierOutcomeUnknown;
    private final boolean withCanary;

    private final ObjectProperty<Optional<Revocation>> revocation = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final BooleanProperty armed = new SimpleBooleanProperty();
    private final BooleanProperty impatient = new SimpleBooleanProperty();
    private final BooleanExpression confirmable;

    /**
     * @param checked told of the check's result, also when the operator did not wait for it
     * @param earlierOutcomeUnknown whether nobody knows what became of the last revocation
     * @param withCanary whether a temporary token is to be made before, to see it die
     */
    public ConfirmationModel(
            Profile profile,
            Access access,
            Preflight preflight,
            Background background,
            Pace pace,
            Consumer<CheckReport> checked,
            boolean earlierOutcomeUnknown,
            boolean withCanary) {
        this.profile = profile;
        this.access = access;
        this.preflight = preflight;
        this.background = background;
        this.pace = pace;
        this.checked = checked;
        this.earlierOutcomeUnknown = earlierOutcomeUnknown;
        this.withCanary = withCanary;
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
        background.after(pace.patience(), () -> impatient.set(true));
        // Of its own: the question may be answered, and the job's overwritten, while this is under way.
        Access own = access.copy();
        background.run(
                () -> preflight.check(own, profile.acceptedZone()),
                report -> {
                    own.clear();
                    checked.accept(report);
                    if (revocation.get().isEmpty()) {
                        revocation.set(Optional.of(Revocation.of(profile, access, report, withCanary)));
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
    }

    private void armLater() {
        background.after(pace.untilArmed(), () -> armed.set(true));
    }

    /** The operator does not wait for the check: nothing will be proved. */
    void goOnWithoutCheck() {
        if (revocation.get().isEmpty() && !access.isCleared()) {
            background.run(
                    () -> preflight.withoutAsking(access, profile.acceptedZone()),
                    report -> {
                        if (revocation.get().isEmpty()) {
                            revocation.set(Optional.of(Revocation.of(profile, access, report, withCanary)));
                        }
                    },
                    _ -> {});
        }
    }

    /** The operator's yes; empty while something is missing for it. */
    Optional<ConfirmedRevocation> confirm() {
        return confirmable.get()
                ? revocation
                        .get()
                        .flatMap(job -> job.confirm(typed.get(), reason.get().strip()))
                : Optional.empty();
    }

    Profile profile() {
        return profile;
    }

    boolean isWithCanary() {
        return withCanary;
    }

    boolean isEarlierOutcomeUnknown() {
        return earlierOutcomeUnknown;
    }

    /** The job in its frozen form; empty while it is being checked. */
    ObjectProperty<Optional<Revocation>> revocationProperty() {
        return revocation;
    }

    Optional<ConfirmationPhrase> phrase() {
        return revocation.get().flatMap(Revocation::phrase);
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
