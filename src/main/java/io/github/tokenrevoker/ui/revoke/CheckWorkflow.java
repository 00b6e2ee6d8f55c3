package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.background.Fx;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.session.CheckLease;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.SecretSource;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Checks the connection of a profile, and takes what the operator decides after a check. Changes nothing on the server. */
public final class CheckWorkflow {
    private final Texts texts = Texts.of(CheckWorkflow.class);
    private final ProfileBook book;
    private final SecretSource source;
    private final RevokeQuestions questions;
    private final Preflight preflight;
    private final WorkContext work;
    private final Fx fx;

    public CheckWorkflow(
            ProfileBook book, SecretSource source, RevokeQuestions questions, Preflight preflight, WorkContext work) {
        this.book = book;
        this.source = source;
        this.questions = questions;
        this.preflight = preflight;
        this.work = work;
        this.fx = work.fx();
    }

    /** Begins a check, unless one is under way. Returns at once. */
    public void start(ProfileSession session) {
        start(() -> check(session, source::obtain));
    }

    /** Begins to check every profile whose secrets can be had without asking. On the FX thread; returns at once. */
    public void startKnown() {
        book.sessions().forEach(session -> start(() -> checkIfKnown(session)));
    }

    /** Takes the operator's word that the profile's host is meant for a token of this other zone. On the FX thread. */
    public void acceptZone(ProfileSession session, String zone) {
        book.change(session, session.profile().accepting(zone), Optional.empty());
        session.reportProperty().set(Optional.empty());
    }

    /** Has the operator compare a certificate that was not accepted, and pins it. Returns at once. */
    public void compareCertificate(ProfileSession session, PresentedCertificate presented) {
        start(() -> questions
                .compareCertificate(fx.call(session::profile), presented)
                .ifPresent(fingerprint -> fx.run(() -> pin(session, fingerprint))));
    }

    private void pin(ProfileSession session, String fingerprint) {
        Profile profile = session.profile();
        book.change(
                session, profile.reachedBy(profile.route().trusting(new Trust.Pinned(fingerprint))), Optional.empty());
    }

    private void start(Runnable workflow) {
        work.start(workflow, texts.get("failed"));
    }

    /** Blocks until there is a report, and checks once more when the zone wants to be asked later. */
    void check(ProfileSession session, Function<ProfileSession, Optional<ProfileSecrets>> secrets) {
        Optional<Instant> later = checkOnce(session, secrets);
        if (later.isPresent() && waitUntil(later.get(), session)) {
            checkIfKnown(session);
        }
    }

    private void checkIfKnown(ProfileSession session) {
        Optional<ProfileSecrets> known = source.atHand(session);
        if (known.isPresent()) {
            Optional<Instant> later = checkOnce(session, _ -> known);
            later.ifPresent(then -> waitUntil(then, session));
        }
    }

    /** Returns when the zone takes the next check, by its own word; empty when it takes one now. */
    private Optional<Instant> checkOnce(
            ProfileSession session, Function<ProfileSession, Optional<ProfileSecrets>> secrets) {
        Optional<CheckLease> granted = CheckLease.begin(session);
        if (granted.isEmpty()) {
            return Optional.empty();
        }
        try (CheckLease check = granted.get()) {
            Optional<ProfileSecrets> obtained = secrets.apply(session);
            if (obtained.isEmpty()) {
                return Optional.empty();
            }
            try (ProfileSecrets known = obtained.get()) {
                return ask(check, session, known);
            }
        }
    }

    private Optional<Instant> ask(CheckLease check, ProfileSession session, ProfileSecrets secrets) {
        Profile profile = fx.call(session::profile);
        Access access = secrets.access(profile);
        try {
            check.askZone();
            CheckReport report = preflight.checkInFull(access, profile.acceptedZone());
            return fx.call(() -> take(check, session, access, report));
        } finally {
            access.clear();
        }
    }

    /** On the FX thread. What was learned with another token or at another address is not shown. */
    private Optional<Instant> take(CheckLease check, ProfileSession session, Access access, CheckReport report) {
        check.close();
        boolean isTheirs = session.profile().address().equals(access.address())
                && book.memory().token(session).equals(Optional.of(access.token()));
        if (!isTheirs) {
            return Optional.empty();
        }
        session.reportProperty().set(Optional.of(report));
        if (report.lacksPassword()) {
            book.memory().forgetPasswords(session);
        }
        Duration pause = preflight.wantedPause(access.address());
        if (pause.isZero()) {
            return Optional.empty();
        }
        Optional<Instant> until = Optional.of(work.clock().instant().plus(pause));
        session.checkableFromProperty().set(until);
        return until;
    }

    /**
     * Leaves the zone alone for as long as it wants; revoking remains possible all the time.
     *
     * @return whether the profile is still there, and nothing was learned about it in between
     */
    private boolean waitUntil(Instant until, ProfileSession session) {
        Duration pause = Duration.between(work.clock().instant(), until);
        return work.background().pause(pause.isNegative() ? Duration.ZERO : pause)
                && fx.call(() -> {
                    boolean isStillWanted =
                            session.checkableFromProperty().get().equals(Optional.of(until));
                    if (isStillWanted) {
                        session.checkableFromProperty().set(Optional.empty());
                    }
                    return isStillWanted && book.sessions().contains(session);
                });
    }
}
