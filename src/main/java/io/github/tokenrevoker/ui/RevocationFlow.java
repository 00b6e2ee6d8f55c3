package io.github.tokenrevoker.ui;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.RevocationResult;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.revocation.check.StopSign;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.chosen.ChosenActions;
import io.github.tokenrevoker.ui.confirm.ConfirmationDialog;
import io.github.tokenrevoker.ui.confirm.ConfirmationModel;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.pin.PinDialog;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.stage.Window;

/** From a click to an outcome: token, confirmation, revocation, and what follows an unknown one. On the FX thread. */
final class RevocationFlow implements ChosenActions {
    /** About half an hour at the window's usual pace. */
    private static final int MAX_QUIET_LOOKS = 34;

    private final Texts texts = Texts.of(RevocationFlow.class);
    private final Window owner;
    private final ProfileBook book;
    private final TokenFlow tokens;
    private final Preflight preflight;
    private final Revoker revoker;
    private final JournalStore journal;
    private final Background background;
    private final Pace pace;
    private final Supplier<Settings> settings;
    private final Consumer<String> notice;
    private final QuietLooks quietLooks = new QuietLooks();

    /**
     * Ties the window to the job.
     *
     * @param settings those in force
     * @param notice shows words to the operator
     */
    RevocationFlow(
            Window owner,
            ProfileBook book,
            TokenFlow tokens,
            Preflight preflight,
            Revoker revoker,
            JournalStore journal,
            Background background,
            Pace pace,
            Supplier<Settings> settings,
            Consumer<String> notice) {
        this.owner = owner;
        this.book = book;
        this.tokens = tokens;
        this.preflight = preflight;
        this.revoker = revoker;
        this.journal = journal;
        this.background = background;
        this.pace = pace;
        this.settings = settings;
        this.notice = notice;
    }

    @Override
    public void check(ProfileSession session) {
        check(session, true);
    }

    /**
     * Checks.
     *
     * @param again whether to do so once more when the zone answers that it wants to be asked later
     */
    private void check(ProfileSession session, boolean again) {
        if (session.beginCheck()) {
            tokens.withToken(session, token -> ask(session, token, again), session::endCheck);
        }
    }

    private void ask(ProfileSession session, AccessToken token, boolean again) {
        session.askZone();
        Access access = book.access(session, token);
        Optional<String> acceptedZone = session.profile().acceptedZone();
        background.run(
                () -> preflight.checkInFull(access, acceptedZone),
                report -> {
                    session.endCheck();
                    boolean stillTheirs = isStillTheirs(session, access);
                    access.clear();
                    if (stillTheirs) {
                        show(session, report);
                        waitIfWanted(session, again);
                    }
                },
                failure -> {
                    session.endCheck();
                    access.clear();
                    notice.accept(texts.get("failed"));
                });
    }

    private void show(ProfileSession session, CheckReport report) {
        session.reportProperty().set(Optional.of(report));
        if (report.lacksPassword()) {
            book.forgetPasswords(session);
        }
    }

    /** A zone that wants to be left alone is not checked before; revoking remains possible all the time. */
    private void waitIfWanted(ProfileSession session, boolean checkAgain) {
        OnezoneAddress address = session.profile().address();
        Duration pause = preflight.wantedPause(address);
        if (pause.isZero()) {
            return;
        }
        Optional<Instant> until = Optional.of(Instant.now().plus(pause));
        session.checkableFromProperty().set(until);
        background.after(pause, () -> {
            if (session.checkableFromProperty().get().equals(until)) {
                session.checkableFromProperty().set(Optional.empty());
                if (checkAgain && book.sessions().contains(session)) {
                    tokens.withTokenAtHand(session, () -> check(session, false), () -> {});
                }
            }
        });
    }

    @Override
    public void revoke(ProfileSession session, Node opener) {
        if (session.obstacle().isPresent()) {
            return;
        }
        session.begin(Activity.OBTAINING)
                .ifPresent(lease -> lease.run(() -> tokens.withToken(
                        session,
                        token -> lease.run(() -> confirm(lease, book.access(session, token), opener)),
                        lease::close)));
    }

    private void confirm(Lease lease, Access access, Node opener) {
        ProfileSession session = lease.session();
        lease.step(Activity.CONFIRMING);
        followAnswer(
                lease,
                opener,
                access,
                new ConfirmationDialog(owner, confirmation(session, access), session.isPractice()).open(opener));
    }

    private void confirmAgain(Lease lease, Revocation moved, Node opener) {
        ProfileSession session = lease.session();
        lease.step(Activity.CONFIRMING);
        session.refresh(moved.report());
        followAnswer(
                lease,
                opener,
                moved.access(),
                new ConfirmationDialog(owner, confirmation(session, moved.access()), session.isPractice())
                        .openAgain(moved, opener));
    }

    private void followAnswer(
            Lease lease, Node opener, Access access, CompletableFuture<Optional<ConfirmedRevocation>> answer) {
        var _ = answer.thenAccept(confirmed ->
                confirmed.ifPresentOrElse(yes -> lease.run(() -> send(lease, yes, opener)), () -> {
                    access.clear();
                    lease.close();
                }));
    }

    private ConfirmationModel confirmation(ProfileSession session, Access access) {
        Profile profile = session.profile();
        boolean earlierUnknown =
                session.outcomeProperty().get().filter(Outcome::isOpen).isPresent();
        return new ConfirmationModel(
                profile,
                access,
                preflight,
                background,
                pace,
                session::refresh,
                earlierUnknown,
                settings.get().canary());
    }

    private void send(Lease lease, ConfirmedRevocation confirmed, Node opener) {
        ProfileSession session = lease.session();
        Optional<Outcome> earlier = session.outcomeProperty().get();
        session.outcomeProperty().set(Optional.empty());
        lease.step(Activity.LOOKING);
        StopSign stop = session.nextStopSign();
        background.run(
                () -> revoker.revoke(confirmed, step -> background.onFx(() -> lease.step(activity(step))), stop),
                (RevocationResult result) -> lease.run(() -> {
                    if (result instanceof RevocationResult.AlreadyUnderWay) {
                        confirmed.revocation().access().clear();
                    }
                    take(lease, result, earlier, opener);
                }),
                failure -> {
                    // The job itself fails for nothing but a yes that was used before: nothing was sent by this one.
                    confirmed.revocation().access().clear();
                    lease.close();
                    session.outcomeProperty().set(earlier);
                    notice.accept(texts.get("not-sent-again"));
                });
    }

    private void take(Lease lease, RevocationResult result, Optional<Outcome> earlier, Node opener) {
        ProfileSession session = lease.session();
        switch (result) {
            case RevocationResult.GenerationMoved moved -> confirmAgain(lease, moved.again(), opener);
            case RevocationResult.Unrecordable unrecordable -> confirmAgain(lease, unrecordable.again(), opener);
            case RevocationResult.AlreadyUnderWay _ -> {
                lease.close();
                session.outcomeProperty().set(earlier);
                notice.accept(texts.get("already-under-way"));
            }
            case Concluded concluded -> {
                lease.close();
                conclude(session, concluded);
            }
        }
        journal.refresh();
    }

    private static Activity activity(Revoker.Step step) {
        return switch (step) {
            case LOOKING -> Activity.LOOKING;
            case SENDING -> Activity.SENDING;
            case PROVING -> Activity.PROVING;
        };
    }

    private void conclude(ProfileSession session, Concluded concluded) {
        show(session, concluded);
        settleLater(session, concluded.outcome(), 0);
    }

    /**
     * The same for one of many, whose profile is left to be changed later, together with others.
     *
     * @return the public id of its token, if that died with the others
     */
    Optional<String> concludeOneOfMany(ProfileSession session, Concluded concluded) {
        showOutcome(session, concluded);
        settleLater(session, concluded.outcome(), 0);
        return tokenThatDied(concluded.outcome());
    }

    void refreshJournal() {
        journal.refresh();
    }

    private void show(ProfileSession session, Concluded concluded) {
        showOutcome(session, concluded);
        tokenThatDied(concluded.outcome())
                .ifPresent(id -> book.change(session, session.profile().afterDeathOf(id), Optional.empty()));
    }

    private void showOutcome(ProfileSession session, Concluded concluded) {
        Outcome outcome = concluded.outcome();
        session.unrecordedProperty().set(concluded.unrecorded());
        session.openActProperty().set(Optional.empty());
        session.outcomeProperty().set(Optional.of(outcome));
        if (outcome.isOfPassword()) {
            book.forgetPasswords(session);
        }
    }

    /** The public id of the token that revoked and was a temporary one itself. */
    private static Optional<String> tokenThatDied(Outcome outcome) {
        return outcome.isOwnTokenInvalid()
                ? outcome.attempt().revocation().report().token().legible().map(Inscription::id)
                : Optional.empty();
    }

    /** Checks every profile whose token is to be had without a question. */
    void checkKnown() {
        book.sessions().forEach(session -> tokens.withTokenAtHand(session, () -> check(session), () -> {}));
    }

    @Override
    public void acceptZone(ProfileSession session, String zone) {
        book.change(session, session.profile().accepting(zone), Optional.empty());
        session.reportProperty().set(Optional.empty());
    }

    @Override
    public void stop(ProfileSession session) {
        session.stopSign().raise();
    }

    @Override
    public void compareCertificate(ProfileSession session, PresentedCertificate presented) {
        var _ = PinDialog.ask(owner, session.profile().address().authority(), presented)
                .thenAccept(compared -> compared.ifPresent(fingerprint -> book.change(
                        session,
                        session.profile().reachedBy(session.profile().route().trusting(new Trust.Pinned(fingerprint))),
                        Optional.empty())));
    }

    @Override
    public void settle(ProfileSession session) {
        session.outcomeProperty().get().filter(Outcome::isOpen).ifPresent(open -> {
            if (open.lacksSecrets()) {
                tokens.withToken(session, token -> lookAnew(session, open, token), () -> {});
            } else {
                look(session, open, pace.beforeLooks().size(), () -> {});
            }
        });
    }

    /** Locking has overwritten the attempt's own token: the profile's present one looks, if it is the same provider's. */
    private void lookAnew(ProfileSession session, Outcome open, AccessToken token) {
        if (!session.settlingProperty().get() && isStillOpen(session, open)) {
            Access renewed = book.access(session, token);
            Callable<Concluded> look = () -> revoker.lookAgain(open, renewed);
            whileSettling(session, look, renewed, () -> {}, concluded -> takeLook(session, open, concluded, 0));
        }
    }

    /**
     * Finds the acts of earlier runs whose outcome is unknown or not verified, and looks at those whose tokens are at hand.
     * The others wait in their profiles for the operator.
     */
    void takeUpOpenActs() {
        for (ProfileSession session : book.sessions()) {
            journal.lastOf(session.profile().id(), 1).stream()
                    .filter(RecordedAct::isOpen)
                    .filter(act -> act.words("onezone")
                            .equals(session.profile().address().toString()))
                    .findFirst()
                    .ifPresent(act -> {
                        session.openActProperty().set(Optional.of(act));
                        String host = session.profile().address().authority();
                        tokens.withTokenAtHand(
                                session,
                                () -> quietLooks.begin(host, () -> takeUp(session, act, () -> quietLooks.ended(host))),
                                () -> {});
                    });
        }
    }

    @Override
    public void takeUp(ProfileSession session) {
        session.openActProperty()
                .get()
                .ifPresent(act -> tokens.withToken(session, _ -> takeUp(session, act, () -> {}), () -> {}));
    }

    /** Returns whether it has begun; it has not where the token is gone or a look is under way already. */
    private boolean takeUp(ProfileSession session, RecordedAct act, Runnable ended) {
        Optional<AccessToken> token = book.token(session);
        if (token.isEmpty() || session.settlingProperty().get()) {
            return false;
        }
        Access access = book.access(session, token.get());
        Profile profile = session.profile();
        whileSettling(session, () -> revoker.takeUp(act, profile, access), access, ended, concluded -> {
            if (session.openActProperty().get().equals(Optional.of(act))) {
                conclude(session, concluded);
                journal.refresh();
            }
        });
        return true;
    }

    /**
     * Looks at the generation in the background, with the session marked for as long as that takes.
     *
     * @param access what the look is done with; overwritten afterwards unless an open outcome keeps it
     * @param ended run first when it has ended, however it did
     */
    private void whileSettling(
            ProfileSession session, Callable<Concluded> look, Access access, Runnable ended, Consumer<Concluded> then) {
        session.settlingProperty().set(true);
        background.run(
                look,
                concluded -> {
                    ended.run();
                    session.settlingProperty().set(false);
                    then.accept(concluded);
                    clearUnlessKept(session, access);
                },
                failure -> {
                    ended.run();
                    session.settlingProperty().set(false);
                    clearUnlessKept(session, access);
                    notice.accept(texts.get("failed"));
                });
    }

    /** What became the outcome in the window has its secrets for further looks. */
    private static void clearUnlessKept(ProfileSession session, Access access) {
        boolean kept = session.outcomeProperty()
                .get()
                .filter(outcome -> outcome.attempt().revocation().access() == access)
                .isPresent();
        if (!kept) {
            access.clear();
        }
    }

    /** Looks again after a pause, and so on, at an outcome that another look can settle; an unverified one for a while. */
    private void settleLater(ProfileSession session, Outcome open, int look) {
        boolean longEnough = !(open instanceof Unknown) && look >= MAX_QUIET_LOOKS;
        if (!open.isWorthLooking() || longEnough) {
            return;
        }
        Duration wanted =
                preflight.wantedPause(open.attempt().revocation().access().address());
        Duration usual = pace.beforeLook(look);
        String host = open.attempt().revocation().access().address().authority();
        background.after(
                wanted.compareTo(usual) > 0 ? wanted : usual,
                () -> quietLooks.begin(host, () -> look(session, open, look + 1, () -> quietLooks.ended(host))));
    }

    /** Returns whether it has begun; it has not where the outcome has been replaced or a look is under way already. */
    private boolean look(ProfileSession session, Outcome open, int nextLook, Runnable ended) {
        if (session.settlingProperty().get() || open.lacksSecrets() || !isStillOpen(session, open)) {
            return false;
        }
        whileSettling(
                session,
                () -> revoker.lookAgain(open),
                open.attempt().revocation().access(),
                ended,
                concluded -> takeLook(session, open, concluded, nextLook));
        return true;
    }

    private void takeLook(ProfileSession session, Outcome open, Concluded concluded, int nextLook) {
        if (isStillOpen(session, open)) {
            // What says nothing new leaves the panel as it is: somebody may be reading or copying it.
            if (open.saysTheSameAs(concluded.outcome())) {
                settleLater(session, open, nextLook);
                return;
            }
            show(session, concluded);
            settleLater(session, concluded.outcome(), nextLook);
            if (!concluded.outcome().isOpen()) {
                journal.refresh();
            }
        }
    }

    /** Whether this is still the outcome in the window: a later revocation or look has not replaced it. */
    private static boolean isStillOpen(ProfileSession session, Outcome open) {
        return session.outcomeProperty().get().orElse(null) == open;
    }

    private boolean isStillTheirs(ProfileSession session, Access access) {
        return session.profile().address().equals(access.address())
                && book.token(session).equals(Optional.of(access.token()));
    }
}
