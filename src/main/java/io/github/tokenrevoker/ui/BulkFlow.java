package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.bulk.BulkJob;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.revocation.bulk.BulkRevoker;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.revocation.bulk.BulkState.LeftOut;
import io.github.tokenrevoker.revocation.bulk.BulkState.Reason;
import io.github.tokenrevoker.revocation.bulk.Limits;
import io.github.tokenrevoker.revocation.check.CheckReport;
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
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.revoke.SettleWorkflow;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** From the choice of many providers to the outcome of each. On the FX thread. */
final class BulkFlow implements BulkActions {
    private final Texts texts = Texts.of(BulkFlow.class);
    private final Window owner;
    private final ProfileBook book;
    private final TokenFlow tokens;
    private final SettleWorkflow settling;
    private final BulkRevoker revoker;
    private final Background background;
    private final Pace pace;
    private final Clock clock;
    private final Supplier<Settings> settings;
    private final FileChoice files;
    /** The tokens that died in the run, by profile; written into all profiles at once when it is over. */
    private final Map<UUID, String> diedTokens = new HashMap<>();

    /** The profiles of the run, so that nothing else is done with them. */
    private final Map<UUID, Lease> leases = new HashMap<>();

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
            SettleWorkflow settling,
            BulkRevoker revoker,
            Background background,
            Pace pace,
            Clock clock,
            Supplier<Settings> settings,
            FileChoice files) {
        this.owner = owner;
        this.book = book;
        this.tokens = tokens;
        this.settling = settling;
        this.revoker = revoker;
        this.background = background;
        this.pace = pace;
        this.clock = clock;
        this.settings = settings;
        this.files = files;
    }

    /** What a job is made of, as it was when the operator chose. */
    private record Candidate(Profile profile, Optional<ProfileSecrets> secrets, Optional<Revocation> again) {}

    /**
     * The jobs that can be sent, and why the others cannot.
     *
     * @param leftOut by the ids of the profiles
     * @param words the same for the operator
     */
    private record Prepared(List<BulkJob> jobs, Map<UUID, LeftOut> leftOut, List<String> words) {
        void leaveOut(Profile profile, LeftOut why, String reason) {
            leftOut.put(profile.id(), why);
            words.add(reason);
        }
    }

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
    public void tryAgain(Node opener) {
        ask(model().toTryAgain(), true, opener);
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public void settle(ProfileSession session) {
        settling.settle(session);
    }

    private void ask(List<BulkRow> rows, boolean retry, Node opener) {
        if (asking || model().runningProperty().get()) {
            return;
        }
        asking = true;
        Prepared prepared = new Prepared(new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
        rows.stream()
                .filter(row -> row.session().isBusy())
                .forEach(row -> prepared.leaveOut(row.profile(), new LeftOut(Reason.BUSY), busyWords(row)));
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
                            () -> prepare(prepared, candidates, productionFirst),
                            ready -> confirm(ready, unsettled, retry, opener),
                            failure -> giveUp(String.valueOf(failure)));
                },
                () -> giveUp(""));
    }

    private String busyWords(BulkRow row) {
        boolean edited = row.session().activityProperty().get() == Activity.EDITING;
        return texts.get(
                edited ? "bulk.edited" : "bulk.busy",
                Harmless.line(row.profile().name()));
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
                    BulkState.LeftOut _,
                    BulkState.Blocked _,
                    BulkState.Changed _,
                    BulkState.Stopped _,
                    BulkState.Failed _ -> Optional.empty();
        });
    }

    /** Whether another DELETE could be a second one. */
    private static boolean mayBeRevoked(BulkRow row) {
        return row.session().outcomeProperty().get().filter(Outcome::isOpen).isPresent();
    }

    /** Reads tokens, which may be long, and so belongs off the FX thread. */
    private Prepared prepare(Prepared prepared, List<Candidate> candidates, boolean productionFirst) {
        List<BulkJob> jobs = prepared.jobs();
        Instant now = clock.instant();
        for (Candidate candidate : candidates) {
            Profile profile = candidate.profile();
            ProfileSecrets secrets = candidate.secrets().orElse(ProfileSecrets.NONE);
            if (secrets.token().isEmpty()) {
                secrets.close();
                prepared.leaveOut(
                        profile,
                        new LeftOut(Reason.TOKEN_MISSING),
                        texts.get("bulk.no-token", Harmless.line(profile.name())));
            } else if (!secrets.passwords().lackedBy(profile.route()).isEmpty()) {
                secrets.close();
                prepared.leaveOut(
                        profile,
                        new LeftOut(Reason.PASSWORD_MISSING),
                        texts.get("bulk.no-password", Harmless.line(profile.name())));
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
                        finding -> {
                            secrets.close();
                            prepared.leaveOut(
                                    profile,
                                    new LeftOut(Reason.OBSTACLE, Optional.of(finding)),
                                    texts.get(
                                            "bulk.obstacle",
                                            Harmless.line(profile.name()),
                                            FindingWords.of(finding, now)));
                        },
                        () -> jobs.add(candidate
                                .again()
                                .filter(again -> isOfTheSameToken(again, job))
                                .map(again -> job.again(again.through(job.access())))
                                .orElse(job)));
            }
        }
        if (productionFirst) {
            jobs.sort(Comparator.comparing(job -> job.profile().environment() != Environment.PRODUCTION));
        }
        return prepared;
    }

    /** The earlier token has been overwritten; what it said of itself tells whether this is the same one. */
    private static boolean isOfTheSameToken(Revocation again, BulkJob job) {
        return again.profile().equals(job.profile())
                && job.token().legible().isPresent()
                && again.report().token().equals(job.token());
    }

    private void confirm(Prepared prepared, int unsettled, boolean retry, Node opener) {
        if (prepared.jobs().isEmpty()) {
            giveUp(texts.get(
                    "bulk.nothing", prepared.words().stream().findFirst().orElse("")));
            return;
        }
        window().tell("");
        BulkQuestion question = new BulkQuestion(
                prepared.jobs(), prepared.words(), unsettled, settings.get().canary());
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
                    confirmed.ifPresentOrElse(
                            yes -> start(yes, prepared.leftOut(), retry),
                            () -> prepared.jobs().forEach(job -> job.access().clear()));
                });
    }

    private Limits limits() {
        return Limits.perHost(settings.get().perHost());
    }

    private void take(BulkQuestion question, BulkJob job, CheckReport report) {
        question.take(job, report);
        model().row(job).ifPresent(row -> row.session().refresh(report));
    }

    private void start(BulkRevocation.Confirmed confirmed, Map<UUID, LeftOut> leftOut, boolean retry) {
        List<BulkJob> taken = new ArrayList<>();
        for (BulkJob job : confirmed.bulk().jobs()) {
            take(job)
                    .ifPresentOrElse(
                            why -> {
                                job.access().clear();
                                leftOut.put(job.profile().id(), why);
                            },
                            () -> taken.add(job));
        }
        BulkRevocation.Confirmed still = confirmed.only(taken);
        model().begin(still, leftOut, clock.instant(), retry);
        updates().start();
        if (taken.isEmpty()) {
            finish();
            return;
        }
        run = revoker.start(still, limits(), new BulkRevoker.Listener() {
            @Override
            public void changed(BulkJob job, BulkState state) {
                updates().add(() -> {
                    model().row(job).ifPresent(row -> apply(row, state));
                    clearUnlessOpen(job, state);
                });
            }

            @Override
            public void over() {
                updates().add(BulkFlow.this::finish);
            }
        });
    }

    /** Only an outcome that another look may settle keeps its token and passwords. */
    private static void clearUnlessOpen(BulkJob job, BulkState state) {
        boolean open = state instanceof BulkState.Ended ended
                && ended.conclusion().outcome().isOpen();
        if (state.isOver() && !open) {
            job.access().clear();
        }
    }

    /** Takes a profile for the run; returns why not when something has come between since the operator was asked. */
    private Optional<LeftOut> take(BulkJob job) {
        Optional<ProfileSession> session = model().row(job).map(BulkRow::session);
        if (session.filter(known -> known.profile().equals(job.profile())).isEmpty()) {
            return Optional.of(new LeftOut(Reason.EDITED));
        }
        Optional<Lease> lease = session.get().begin(Activity.AMONG_MANY);
        lease.ifPresent(held -> leases.put(job.profile().id(), held));
        return lease.isPresent() ? Optional.empty() : Optional.of(new LeftOut(Reason.BUSY));
    }

    private void apply(BulkRow row, BulkState state) {
        model().put(row, state);
        if (state.isOver()) {
            Optional.ofNullable(leases.remove(row.profile().id())).ifPresent(Lease::close);
        }
        if (state instanceof BulkState.Ended ended) {
            settling.concludeOneOfMany(row.session(), ended.conclusion())
                    .ifPresent(died -> diedTokens.put(row.profile().id(), died));
            if (ended.conclusion().outcome().isOpen()) {
                model().followSettling(row);
            }
        }
    }

    private void finish() {
        updates().stop();
        model().end();
        // Each was given back with its row's end; whatever went wrong, none stays busy after the run.
        leases.values().forEach(Lease::close);
        leases.clear();
        if (!diedTokens.isEmpty()) {
            Map<UUID, UnaryOperator<Profile>> changes = new HashMap<>();
            diedTokens.forEach((id, died) -> changes.put(id, profile -> profile.afterDeathOf(died)));
            book.changeEach(changes);
            diedTokens.clear();
        }
        settling.refreshJournal();
    }
}
