package io.github.tokenrevoker.ui.confirm;

import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.revocation.check.CheckReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * What is put to the operator about many providers, with what the checks bring while he reads. Belongs to the FX thread.
 */
public final class BulkQuestion {
    private final BulkRevocation bulk;
    private final Map<UUID, BulkJob> duplicates;
    private final List<String> leftOut;
    private final int unknownBefore;
    private final Map<UUID, CheckReport> reports = new LinkedHashMap<>();
    private final IntegerProperty checked = new SimpleIntegerProperty();
    private final BooleanProperty armed = new SimpleBooleanProperty();
    private final StringProperty typed = new SimpleStringProperty("");
    private Optional<LeakNote> leak = Optional.empty();
    private final StringProperty reason = new SimpleStringProperty("");

    /**
     * Frames the question.
     *
     * @param leftOut the profiles for which nothing can be sent, each with the reason
     * @param unknownBefore of how many nobody knows what became of an earlier DELETE, or how it ended without a proof
     */
    public BulkQuestion(List<BulkJob> jobs, List<String> leftOut, int unknownBefore, boolean canary) {
        this.duplicates = BulkRevocation.duplicates(jobs);
        this.leftOut = List.copyOf(leftOut);
        this.unknownBefore = unknownBefore;
        int count = jobs.size() - duplicates.size();
        this.bulk = new BulkRevocation(jobs, new ConfirmationPhrase(phrase(count)), canary);
    }

    /** The count with its word. */
    static String phrase(int count) {
        return "revoke " + count + (count == 1 ? " provider" : " providers");
    }

    /** Says for which leaked tokens this is done, and puts the reason in, which the operator may edit. */
    public void tellOf(LeakNote note) {
        leak = Optional.of(note);
        reason.set(note.reason());
    }

    Optional<LeakNote> leak() {
        return leak;
    }

    /** How many providers are sent a DELETE. */
    public int count() {
        return bulk.jobs().size() - duplicates.size();
    }

    public BulkRevocation bulk() {
        return bulk;
    }

    /** The same with what the checks have told so far, to be confirmed: what differs from it later is not sent. */
    BulkRevocation asSeen() {
        return bulk.seeing(reports);
    }

    Map<UUID, BulkJob> duplicates() {
        return duplicates;
    }

    List<String> leftOut() {
        return leftOut;
    }

    int unknownBefore() {
        return unknownBefore;
    }

    /** The jobs that are to be checked: of each provider one. */
    public List<BulkJob> toCheck() {
        return bulk.jobs().stream()
                .filter(job -> !duplicates.containsKey(job.profile().id()))
                .toList();
    }

    /** Takes the result of a check, still untold. */
    public void take(BulkJob job, CheckReport report) {
        reports.put(job.profile().id(), report);
    }

    /** Tells what has been taken: for many results at once, since the words are made of all. */
    public void tellChecked() {
        checked.set(reports.size());
    }

    Map<UUID, CheckReport> reports() {
        return reports;
    }

    ReadOnlyIntegerProperty checkedProperty() {
        return checked;
    }

    BooleanProperty armedProperty() {
        return armed;
    }

    StringProperty typedProperty() {
        return typed;
    }

    StringProperty reasonProperty() {
        return reason;
    }
}
