package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.RevocationResult;
import io.github.tokenrevoker.revocation.RevocationResult.AlreadyUnderWay;
import io.github.tokenrevoker.revocation.RevocationResult.Concluded;
import io.github.tokenrevoker.revocation.RevocationResult.GenerationMoved;
import io.github.tokenrevoker.revocation.RevocationResult.Unrecordable;
import io.github.tokenrevoker.revocation.Revoker;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.controls.WorkContext;
import io.github.tokenrevoker.ui.session.Lease;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.ui.session.SecretSource;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import javafx.scene.Node;

/** The act: from a click on the red button, over the secrets and the confirmation, to the DELETE and its outcome. */
public final class RevokeWorkflow {
    private final Texts texts = Texts.of(RevokeWorkflow.class);
    private final SecretSource source;
    private final RevokeQuestions questions;
    private final Revoker revoker;
    private final SettleWorkflow settling;
    private final WorkContext work;

    /**
     * Ties the button to the act.
     *
     * @param settling shows each outcome, and follows it while it is open
     */
    public RevokeWorkflow(
            SecretSource source,
            RevokeQuestions questions,
            Revoker revoker,
            SettleWorkflow settling,
            WorkContext work) {
        this.source = source;
        this.questions = questions;
        this.revoker = revoker;
        this.settling = settling;
        this.work = work;
    }

    /**
     * Begins to revoke, unless the token must not be sent to the profile's address. On the FX thread; returns at once.
     *
     * @param opener the button that was pressed
     */
    public void start(ProfileSession session, Node opener) {
        if (session.obstacle().isEmpty()) {
            work.start(() -> revoke(session, opener), texts.get("failed"));
        }
    }

    /** Blocks until there is an outcome or nothing is to be sent. Does nothing while the session is busy. */
    void revoke(ProfileSession session, Node opener) {
        boolean _ = revoke(session, questions, opener);
    }

    /**
     * The same for leaked tokens, of which the confirmation tells. Does nothing when the token must not be sent to the
     * profile's address.
     *
     * @return whether there is an outcome of it
     */
    public boolean revoke(ProfileSession session, LeakNote leak, Node opener) {
        return work.fx().call(session::obstacle).isEmpty() && revoke(session, questions.about(leak), opener);
    }

    private boolean revoke(ProfileSession session, RevokeQuestions asking, Node opener) {
        Optional<Lease> granted = Lease.begin(session, Activity.OBTAINING);
        if (granted.isEmpty()) {
            return false;
        }
        try (Lease lease = granted.get()) {
            Optional<ProfileSecrets> obtained = source.obtain(session);
            if (obtained.isEmpty()) {
                return false;
            }
            try (ProfileSecrets secrets = obtained.get()) {
                return revoke(lease, secrets.access(lease.profile()), asking, opener);
            }
        }
    }

    private boolean revoke(Lease lease, Access access, RevokeQuestions asking, Node opener) {
        ProfileSession session = lease.session();
        boolean concludes = false;
        try {
            lease.step(Activity.CONFIRMING);
            Optional<ConfirmedRevocation> yes = asking.confirm(session, access, opener);
            while (yes.isPresent()) {
                RevocationResult result = send(lease, yes.get());
                concludes = result instanceof Concluded;
                yes = switch (result) {
                    case Concluded concluded -> conclude(lease, concluded);
                    case GenerationMoved moved -> confirmAgain(lease, moved.again(), asking, opener);
                    case Unrecordable unrecordable -> confirmAgain(lease, unrecordable.again(), asking, opener);
                    case AlreadyUnderWay _ -> {
                        work.tell(texts.get("already-under-way"));
                        yield Optional.empty();
                    }
                };
            }
        } finally {
            settling.clearUnlessKept(session, access);
        }
        return concludes;
    }

    /** Sends the DELETE, once. The outcome before stays out of sight meanwhile, and comes back when nothing was sent. */
    private RevocationResult send(Lease lease, ConfirmedRevocation yes) {
        Optional<Outcome> earlier = lease.hideOutcome();
        lease.step(Activity.LOOKING);
        RevocationResult result = revoker.revoke(yes, step -> lease.step(activity(step)), lease.stop());
        if (!(result instanceof Concluded)) {
            lease.showAgain(earlier);
        }
        settling.refreshJournal();
        return result;
    }

    private static Activity activity(Revoker.Step step) {
        return switch (step) {
            case LOOKING -> Activity.LOOKING;
            case SENDING -> Activity.SENDING;
            case PROVING -> Activity.PROVING;
        };
    }

    private Optional<ConfirmedRevocation> confirmAgain(
            Lease lease, Revocation again, RevokeQuestions asking, Node opener) {
        ProfileSession session = lease.session();
        lease.step(Activity.CONFIRMING);
        work.fx().run(() -> session.refresh(again.report()));
        return asking.confirmAgain(session, again, opener);
    }

    private Optional<ConfirmedRevocation> conclude(Lease lease, Concluded concluded) {
        work.fx().run(() -> {
            // In one turn, so that the button is free when the outcome is there.
            lease.close();
            settling.conclude(lease.session(), concluded);
        });
        return Optional.empty();
    }
}
