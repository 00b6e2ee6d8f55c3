package io.github.tokenrevoker.ui.bulk;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.WholeFile;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation.Confirmed;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.revocation.bulk.BulkState.LeftOut;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.confirm.BulkQuestion;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * From the choice of many providers to the outcome of each. One at a time is under way. Each method returns when all is done,
 * on a virtual thread.
 */
public final class BulkWorkflow {
    private final Texts texts = Texts.of(BulkWorkflow.class);
    private final Fx fx;
    private final Clock clock;
    private final BulkModel model;
    private final BulkRevoker revoker;
    private final BulkSurroundings surroundings;
    private final Function<Runnable, Updates> updates;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile StopSign stop = new StopSign();

    /**
     * Ties the rows to the job.
     *
     * @param updates begins to carry updates to the FX thread; what it is given follows there after some of them
     */
    BulkWorkflow(
            Fx fx,
            Clock clock,
            BulkModel model,
            BulkRevoker revoker,
            BulkSurroundings surroundings,
            Function<Runnable, Updates> updates) {
        this.fx = fx;
        this.clock = clock;
        this.model = model;
        this.revoker = revoker;
        this.surroundings = surroundings;
        this.updates = updates;
    }

    /** The same in a window that is drawn frame by frame. */
    public static BulkWorkflow inWindow(
            WindowContext context, BulkModel model, BulkRevoker revoker, BulkSurroundings surroundings) {
        Fx fx = context.fx();
        return new BulkWorkflow(
                fx, context.clock(), model, revoker, surroundings, afterEach -> FrameUpdates.begin(fx, afterEach));
    }

    /** Asks about the chosen providers, and revokes them. */
    void revoke(BulkQuestions questions) {
        alone(() -> {
            fx.run(() -> model.forLeakProperty().set(false));
            carryOut(fx.call(() -> model.candidates(false)), false, questions);
        });
    }

    /**
     * Asks about these providers and no others, for leaked tokens of theirs, and revokes them.
     *
     * @param profiles by their ids
     */
    void revoke(Set<UUID> profiles, LeakNote leak, BulkQuestions questions) {
        alone(() -> {
            fx.run(() -> {
                model.chooseOnly(profiles);
                model.forLeakProperty().set(true);
            });
            carryOut(fx.call(() -> model.candidates(false)), false, questions.about(leak));
        });
    }

    /** Asks about those that were not revoked and are safe to try again, and revokes them. */
    void tryAgain(BulkQuestions questions) {
        alone(() -> carryOut(fx.call(() -> model.candidates(true)), true, questions));
    }

    /** A second act is not begun, however often a button is pressed. */
    private void alone(Runnable act) {
        if (underWay.compareAndSet(false, true)) {
            try {
                act.run();
            } finally {
                underWay.set(false);
            }
        }
    }

    private void carryOut(List<BulkCandidate> candidates, boolean retry, BulkQuestions questions) {
        Optional<BulkPreparation> ready = prepare(candidates);
        if (ready.isEmpty()) {
            return;
        }
        BulkPreparation prepared = ready.get();
        Optional<Confirmed> confirmed = Optional.empty();
        try {
            confirmed = confirm(prepared, questions);
        } finally {
            if (confirmed.isEmpty()) {
                prepared.clear();
            }
        }
        if (confirmed.isPresent()) {
            send(confirmed.get(), prepared.leftOut(), retry);
        }
    }

    /** Makes jobs of what was chosen; empty when there is nothing to be sent, which has been told then. */
    private Optional<BulkPreparation> prepare(List<BulkCandidate> candidates) {
        tell(texts.get("bulk.gathering"));
        Optional<Map<UUID, ProfileSecrets>> secrets = surroundings.secrets(candidates.stream()
                .filter(candidate -> !candidate.isBusy())
                .map(BulkCandidate::session)
                .toList());
        if (secrets.isEmpty()) {
            tell("");
            return Optional.empty();
        }
        boolean productionFirst = fx.call(() -> model.productionFirstProperty().get());
        BulkPreparation prepared = BulkPreparation.of(candidates, secrets.get(), productionFirst, clock.instant());
        if (prepared.jobs().isEmpty()) {
            tell(texts.get("bulk.nothing", prepared.words().stream().findFirst().orElse("")));
            return Optional.empty();
        }
        tell("");
        return Optional.of(prepared);
    }

    /** Puts the question; what the checks tell comes to it while it is read. */
    private Optional<Confirmed> confirm(BulkPreparation prepared, BulkQuestions questions) {
        Settings settings = settings();
        BulkQuestion question =
                new BulkQuestion(prepared.jobs(), prepared.words(), prepared.unsettled(), settings.canary());
        try (Updates checked = updates.apply(question::tellChecked)) {
            BulkRevoker.Run checks = revoker.check(
                    question.toCheck(),
                    limits(settings),
                    (job, report) -> checked.add(() -> take(question, job, report)));
            try {
                return questions.confirm(question);
            } finally {
                checks.stop();
            }
        }
    }

    private void take(BulkQuestion question, BulkJob job, CheckReport report) {
        question.take(job, report);
        model.row(job).ifPresent(row -> row.session().refresh(report));
    }

    private void send(Confirmed confirmed, Map<UUID, LeftOut> leftOut, boolean retry) {
        StopSign sign = new StopSign();
        stop = sign;
        try (BulkRun run = new BulkRun(fx, model, surroundings, updates.apply(model::tellNews))) {
            Confirmed taken = run.begin(confirmed, leftOut, clock.instant(), retry);
            if (!taken.bulk().jobs().isEmpty()) {
                revoker.revoke(taken, limits(settings()), sign, run::show);
            }
        } catch (InterruptedException _) {
            // The tool ends; what is under way stands in the journal.
            Thread.currentThread().interrupt();
        }
    }

    /** Lets what has been sent come to its end, and sends no more. From any thread; returns at once. */
    void stop() {
        stop.raiseGently();
    }

    /** Looks at an open outcome again. On the FX thread; returns at once. */
    void settle(ProfileSession session) {
        surroundings.settle(session);
    }

    private Settings settings() {
        return fx.call(surroundings::settings);
    }

    private static Limits limits(Settings settings) {
        return Limits.perHost(settings.perHost());
    }

    /** Writes the report of the last run where the operator wants it. */
    void export(BulkQuestions questions) {
        BulkDocuments report = fx.call(() -> BulkDocuments.of(model, clock.instant()));
        Optional<Path> path = questions.fileForReport(report.fileName());
        if (path.isPresent()) {
            try {
                WholeFile.writeOnce(path.get(), report.as(path.get()));
                tell(texts.get("written", path.get()));
            } catch (IOException failure) {
                tell(texts.get("failed", FileFailure.words(failure)));
            }
        }
    }

    private void tell(String words) {
        fx.run(() -> model.toldProperty().set(words));
    }
}
