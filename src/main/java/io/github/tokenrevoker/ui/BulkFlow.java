package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.BulkJob;
import io.github.tokenrevoker.revocation.BulkRevocation;
import io.github.tokenrevoker.revocation.BulkRevoker;
import io.github.tokenrevoker.revocation.BulkState;
import io.github.tokenrevoker.revocation.CheckReport;
import io.github.tokenrevoker.revocation.Limits;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.token.Circumstances;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Findings;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.bulk.BulkActions;
import io.github.tokenrevoker.ui.bulk.BulkModel;
import io.github.tokenrevoker.ui.bulk.BulkRow;
import io.github.tokenrevoker.ui.bulk.BulkWindow;
import io.github.tokenrevoker.ui.bulk.FrameUpdates;
import io.github.tokenrevoker.ui.confirm.BulkConfirmationDialog;
import io.github.tokenrevoker.ui.confirm.BulkQuestion;
import io.github.tokenrevoker.ui.dialog.FileChoice;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.ui.words.FindingWords;
import io.github.tokenrevoker.ui.words.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** From the choice of many providers to the outcome of each. On the FX thread. */
final class BulkFlow implements BulkActions {
    private final Texts texts = Texts.of(BulkFlow.class);
    private final Window owner;
    private final ProfileBook book;
    private final TokenFlow tokens;
    private final RevocationFlow revocations;
    private final BulkRevoker revoker;
    private final Background background;
    private final Pace pace;
    private final Clock clock;
    private final Supplier<Settings> settings;
    private final FileChoice files;
    /** What has to be written into profiles when the run is over. */
    private final Map<UUID, Profile> changes = new HashMap<>();

    /** Made when they are wanted for the first time, so that the start does not wait for them. */
    private @Nullable BulkModel rows;

    private @Nullable FrameUpdates news;
    private @Nullable BulkWindow window;
    private BulkRevoker.Run run = () -> {};
    /** Whether a question is being put together, or put. */
    private boolean asking;

    BulkFlow(
            Window owner,
            ProfileBook book,
            TokenFlow tokens,
            RevocationFlow revocations,
            BulkRevoker revoker,
            Background background,
            Pace pace,
            Clock clock,
            Supplier<Settings> settings,
            FileChoice files) {
        this.owner = owner;
        this.book = book;
        this.tokens = tokens;
        this.revocations = revocations;
        this.revoker = revoker;
        this.background = background;
        this.pace = pace;
        this.clock = clock;
        this.settings = settings;
        this.files = files;
    }

    /** What a job is made of, as it was when the operator chose. */
    private record Candidate(Profile profile, Optional<ProfileSecrets> secrets, Optional<Revocation> again) {}

    /** The jobs that can be sent, and why the others cannot. */
    private record Prepared(List<BulkJob> jobs, List<String> leftOut) {}

    void open() {
        window().open();
    }

    private BulkModel model() {
        BulkModel known = rows;
        if (known == null) {
            known = new BulkModel(book.sessions());
            rows = known;
        }
        return known;
    }

    private FrameUpdates updates() {
        FrameUpdates known = news;
        if (known == null) {
            known = new FrameUpdates(model()::tellNews);
            news = known;
        }
        return known;
    }

    private BulkWindow window() {
        BulkWindow known = window;
        if (known == null) {
            known = new BulkWindow(owner, model(), this, files, background, clock);
            window = known;
        }
        return known;
    }

    @Override
    public void revokeChosen(Node opener) {
        ask(model().chosen(), false, opener);
    }

    @Override
    public void retryUnproved(Node opener) {
        ask(model().unproved(), true, opener);
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void settle(ProfileSession session) {
        revocations.settle(session);
    }

    private void ask(List<BulkRow> rows, boolean retry, Node opener) {
        if (asking || model().runningProperty().get()) {
            return;
        }
        asking = true;
        List<String> busy = rows.stream()
                .filter(row -> row.session().isBusy())
                .map(row -> texts.get("bulk.busy", row.profile().name()))
                .toList();
        List<BulkRow> free =
                rows.stream().filter(row -> !row.session().isBusy()).toList();
        window().tell(texts.get("bulk.gathering"));
        tokens.gather(
                free.stream().map(BulkRow::session).toList(),
                secrets -> {
                    List<Candidate> candidates = free.stream()
                            .map(row -> new Candidate(
                                    row.profile(),
                                    Optional.ofNullable(
                                            secrets.get(row.profile().id())),
                                    retry ? askedAgain(row) : Optional.empty()))
                            .toList();
                    int unsettled =
                            (int) free.stream().filter(BulkFlow::mayBeRevoked).count();
                    boolean productionFirst = model().productionFirstProperty().get();
                    background.run(
                            () -> prepare(candidates, busy, productionFirst),
                            prepared -> confirm(prepared, unsettled, retry, opener),
                            failure -> giveUp(String.valueOf(failure)));
                },
                () -> giveUp(""));
    }

    private void giveUp(String words) {
        asking = false;
        window().tell(words);
    }

    private static Optional<Revocation> askedAgain(BulkRow row) {
        return row.stateProperty().get().flatMap(state -> switch (state) {
            case BulkState.Moved moved -> Optional.of(moved.again());
            case BulkState.Unrecordable unrecordable -> Optional.of(unrecordable.again());
            case BulkState.Waiting _,
                    BulkState.Checking _,
                    BulkState.UnderWay _,
                    BulkState.Ended _,
                    BulkState.SameProvider _,
                    BulkState.Blocked _,
                    BulkState.Stopped _,
                    BulkState.Failed _ -> Optional.empty();
        });
    }

    /** Whether another DELETE could be a second one. */
    private static boolean mayBeRevoked(BulkRow row) {
        return row.session()
                .outcomeProperty()
                .get()
                .filter(outcome -> outcome instanceof Outcome.Unknown || outcome instanceof Outcome.RevokedUnproved)
                .isPresent();
    }

    /** Reads tokens, which may be long, and so belongs off the FX thread. */
    private Prepared prepare(List<Candidate> candidates, List<String> busy, boolean productionFirst) {
        List<BulkJob> jobs = new ArrayList<>();
        List<String> leftOut = new ArrayList<>(busy);
        Instant now = clock.instant();
        for (Candidate candidate : candidates) {
            Profile profile = candidate.profile();
            ProfileSecrets secrets = candidate.secrets().orElse(ProfileSecrets.NONE);
            if (secrets.token().isEmpty()) {
                leftOut.add(texts.get("bulk.no-token", profile.name()));
            } else if (!secrets.passwords().lackedBy(profile.route()).isEmpty()) {
                leftOut.add(texts.get("bulk.no-password", profile.name()));
            } else {
                BulkJob job = BulkJob.of(
                        profile,
                        new Access(
                                profile.address(),
                                secrets.token().get(),
                                profile.route(),
                                secrets.passwords().only(profile.route().passwordUses())));
                Optional<Finding> obstacle = Findings.obstacle(
                        job.token(), Circumstances.at(profile.address()).accepting(profile.acceptedZone()));
                obstacle.ifPresentOrElse(
                        finding ->
                                leftOut.add(texts.get("bulk.obstacle", profile.name(), FindingWords.of(finding, now))),
                        () -> jobs.add(candidate
                                .again()
                                .filter(again -> again.profile().equals(profile)
                                        && again.access().equals(job.access()))
                                .map(job::again)
                                .orElse(job)));
            }
        }
        if (productionFirst) {
            jobs.sort(Comparator.comparing(job -> job.profile().environment() != Environment.PRODUCTION));
        }
        return new Prepared(jobs, leftOut);
    }

    private void confirm(Prepared prepared, int unsettled, boolean retry, Node opener) {
        if (prepared.jobs().isEmpty()) {
            giveUp(texts.get(
                    "bulk.nothing", prepared.leftOut().stream().findFirst().orElse("")));
            return;
        }
        window().tell("");
        BulkQuestion question = new BulkQuestion(
                prepared.jobs(), prepared.leftOut(), unsettled, settings.get().canary());
        FrameUpdates checked = new FrameUpdates(question::tellChecked);
        checked.start();
        BulkRevoker.Run checks = revoker.check(
                question.toCheck(), limits(), (job, report) -> checked.add(() -> take(question, job, report)));
        var _ = new BulkConfirmationDialog(window().stage(), question, background, pace, clock)
                .open(opener)
                .thenAccept(confirmed -> {
                    asking = false;
                    checks.stop();
                    checked.stop();
                    confirmed.ifPresent(yes -> start(yes, retry));
                });
    }

    private Limits limits() {
        return Limits.perHost(settings.get().perHost());
    }

    private void take(BulkQuestion question, BulkJob job, CheckReport report) {
        question.take(job, report);
        model().row(job).ifPresent(row -> row.session().refresh(report));
    }

    private void start(BulkRevocation.Confirmed confirmed, boolean retry) {
        List<BulkJob> jobs = confirmed.bulk().jobs();
        model().begin(jobs, confirmed.act(), confirmed.reason(), clock.instant(), retry);
        jobs.forEach(job -> model().row(job)
                .ifPresent(row -> row.session().activityProperty().set(Activity.AMONG_MANY)));
        updates().start();
        run = revoker.start(confirmed, limits(), new BulkRevoker.Listener() {
            @Override
            public void changed(BulkJob job, BulkState state) {
                updates().add(() -> model().row(job).ifPresent(row -> apply(row, state)));
            }

            @Override
            public void over() {
                updates().add(BulkFlow.this::finish);
            }
        });
    }

    private void apply(BulkRow row, BulkState state) {
        model().put(row, state);
        if (state instanceof BulkState.Ended ended) {
            ProfileSession session = row.session();
            revocations
                    .concludeOneOfMany(session, ended.conclusion())
                    .ifPresent(died ->
                            changes.put(row.profile().id(), row.profile().afterDeathOf(died)));
            if (ended.conclusion().outcome() instanceof Outcome.Unknown) {
                model().followSettling(row);
            }
        } else if (state.isOver()) {
            row.session().activityProperty().set(Activity.IDLE);
        }
    }

    private void finish() {
        updates().stop();
        model().end();
        if (!changes.isEmpty()) {
            book.addAndReplace(List.of(), changes);
            changes.clear();
        }
        revocations.refreshJournal();
    }
}
