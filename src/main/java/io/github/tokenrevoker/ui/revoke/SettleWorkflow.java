package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Outcome.Unknown;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.SecretSource;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What follows a revocation: shows its outcome, and looks at the generation, again and again, while that may settle what is
 * still open. Sends no DELETE.
 */
public final class SettleWorkflow {
    /** About half an hour at the window's usual pace. */
    private static final int MAX_QUIET_LOOKS = 34;

    private final Texts texts = Texts.of(SettleWorkflow.class);
    private final ProfileBook book;
    private final SecretSource source;
    private final Preflight preflight;
    private final Revoker revoker;
    private final JournalStore journal;
    private final WorkContext work;
    private final Fx fx;
    private final QuietLooks quietLooks = new QuietLooks();

    public SettleWorkflow(
            ProfileBook book,
            SecretSource source,
            Preflight preflight,
            Revoker revoker,
            JournalStore journal,
            WorkContext work) {
        this.book = book;
        this.source = source;
        this.preflight = preflight;
        this.revoker = revoker;
        this.journal = journal;
        this.work = work;
        this.fx = work.fx();
    }

    /** Shows how a revocation ended, and begins to follow an outcome that is still open. On the FX thread. */
    public void conclude(ProfileSession session, Concluded concluded) {
        book.conclude(session, concluded);
        startToFollow(session, concluded.outcome());
    }

    /**
     * The same for one of many, whose profile is left to be changed later, together with others.
     *
     * @return the public id of its token, if that died with the others
     */
    public Optional<String> concludeOneOfMany(ProfileSession session, Concluded concluded) {
        Optional<String> died = book.concludeOneOfMany(session, concluded);
        startToFollow(session, concluded.outcome());
        return died;
    }

    /** Has the journal in the window take over what was written. From any thread. */
    public void refreshJournal() {
        fx.later(journal::refresh);
    }

    /** Looks again at the open outcome in the window, on the operator's wish. On the FX thread; returns at once. */
    public void settle(ProfileSession session) {
        session.outcomeProperty().get().filter(Outcome::isOpen).ifPresent(open -> start(() -> settle(session, open)));
    }

    /** Settles an act of an earlier run, on the operator's wish. On the FX thread; returns at once. */
    public void takeUp(ProfileSession session) {
        session.openActProperty().get().ifPresent(act -> start(() -> takeUp(session, act, source.obtain(session))));
    }

    /**
     * Finds the acts of earlier runs whose outcome is unknown or not verified, and looks at those whose secrets can be had
     * without asking. The others wait in their profiles for the operator. On the FX thread; returns at once.
     */
    public void takeUpOpenActs() {
        for (ProfileSession session : book.sessions()) {
            Profile profile = session.profile();
            journal.lastOf(profile.id(), 1).stream()
                    .filter(RecordedAct::isOpen)
                    .filter(act -> act.words("onezone").equals(profile.address().toString()))
                    .forEach(act -> {
                        session.openActProperty().set(Optional.of(act));
                        start(() ->
                                takeUpQuietly(session, act, profile.address().authority()));
                    });
        }
    }

    private void start(Runnable workflow) {
        work.start(workflow, texts.get("failed"));
    }

    private void startToFollow(ProfileSession session, Outcome outcome) {
        if (isWorthLooking(outcome, 0)) {
            start(() -> follow(session, outcome, 0));
        }
    }

    /** Locking overwrites the attempt's own token: then the present one looks, if it is the same provider's. */
    private void settle(ProfileSession session, Outcome open) {
        if (!open.lacksSecrets()) {
            Access own = open.attempt().revocation().access();
            look(session, open, () -> revoker.lookAgain(open), own)
                    .ifPresent(known ->
                            follow(session, known, work.pace().beforeLooks().size()));
            return;
        }
        Optional<ProfileSecrets> obtained = source.obtain(session);
        if (obtained.isPresent()) {
            Access renewed = accessOnce(session, obtained.get());
            look(session, open, () -> revoker.lookAgain(open, renewed), renewed)
                    .ifPresent(known -> follow(session, known, 0));
        }
    }

    private void takeUpQuietly(ProfileSession session, RecordedAct act, String host) {
        Optional<ProfileSecrets> first = source.atHand(session);
        first.ifPresent(ProfileSecrets::close);
        if (first.isPresent()) {
            // Obtained anew in its turn: the tool may have been locked while it waited for that.
            quietLooks.inTurn(host, () -> takeUp(session, act, source.atHand(session)));
        }
    }

    /** Returns the outcome that the act turned out to have; empty when it could not be looked at. */
    private Optional<Outcome> takeUp(ProfileSession session, RecordedAct act, Optional<ProfileSecrets> obtained) {
        if (obtained.isEmpty()) {
            return Optional.empty();
        }
        Access access = accessOnce(session, obtained.get());
        Profile profile = fx.call(session::profile);
        return whileSettling(session, access, () -> {
            Concluded concluded = revoker.takeUp(act, profile, access);
            fx.run(() -> {
                if (session.openActProperty().get().equals(Optional.of(act))) {
                    conclude(session, concluded);
                    journal.refresh();
                }
            });
            return Optional.of(concluded.outcome());
        });
    }

    private Access accessOnce(ProfileSession session, ProfileSecrets obtained) {
        try (obtained) {
            return obtained.access(fx.call(session::profile));
        }
    }

    /** Looks again after a pause, and so on, at an outcome that another look can settle; an unverified one for a while. */
    private void follow(ProfileSession session, Outcome outcome, int firstLook) {
        Outcome open = outcome;
        for (int look = firstLook;
                isWorthLooking(open, look) && work.background().pause(before(open, look));
                look++) {
            Outcome shown = open;
            Access access = shown.attempt().revocation().access();
            Optional<Outcome> known = quietLooks.inTurn(
                    access.address().authority(), () -> look(session, shown, () -> revoker.lookAgain(shown), access));
            if (known.isEmpty()) {
                return;
            }
            open = known.get();
        }
    }

    private static boolean isWorthLooking(Outcome outcome, int look) {
        boolean longEnough = !(outcome instanceof Unknown) && look >= MAX_QUIET_LOOKS;
        return outcome.isWorthLooking() && !longEnough;
    }

    private Duration before(Outcome open, int look) {
        Duration wanted =
                preflight.wantedPause(open.attempt().revocation().access().address());
        Duration usual = work.pace().beforeLook(look);
        return wanted.compareTo(usual) > 0 ? wanted : usual;
    }

    /**
     * Looks once.
     *
     * @param access what the look is done with
     * @return the outcome that is known now; empty when another one is shown, or is being looked at by somebody else
     */
    private Optional<Outcome> look(ProfileSession session, Outcome open, Supplier<Concluded> look, Access access) {
        if (!fx.call(() -> isShown(session, open)) || access.isCleared()) {
            return Optional.empty();
        }
        return whileSettling(session, access, () -> {
            Concluded concluded = look.get();
            return fx.call(() -> take(session, open, concluded));
        });
    }

    /** On the FX thread. What says nothing new leaves the panel as it is: somebody may be reading or copying it. */
    private Optional<Outcome> take(ProfileSession session, Outcome open, Concluded concluded) {
        if (!isShown(session, open)) {
            return Optional.empty();
        }
        if (open.saysTheSameAs(concluded.outcome())) {
            return Optional.of(open);
        }
        book.conclude(session, concluded);
        if (!concluded.outcome().isOpen()) {
            journal.refresh();
        }
        return Optional.of(concluded.outcome());
    }

    /** Whether this is still the outcome in the window: a later revocation or look has not replaced it. */
    private static boolean isShown(ProfileSession session, Outcome open) {
        return session.outcomeProperty().get().orElse(null) == open;
    }

    /** Looks at the generation with the session marked for as long as that takes; empty when it is marked already. */
    private Optional<Outcome> whileSettling(ProfileSession session, Access access, Supplier<Optional<Outcome>> look) {
        if (!fx.call(session::beginSettling)) {
            clearUnlessKept(session, access);
            return Optional.empty();
        }
        try {
            return look.get();
        } finally {
            fx.run(session::endSettling);
            clearUnlessKept(session, access);
        }
    }

    /** Overwrites secrets that were used, unless the outcome in the window has them for further looks. */
    void clearUnlessKept(ProfileSession session, Access access) {
        boolean kept = false;
        try {
            kept = fx.call(() -> session.outcomeProperty()
                    .get()
                    .filter(outcome -> outcome.attempt().revocation().access() == access)
                    .isPresent());
        } finally {
            if (!kept) {
                access.clear();
            }
        }
    }
}
