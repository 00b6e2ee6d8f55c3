package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.connection.PresentedCertificate;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.check.Preflight;
import io.github.tokenrevoker.ui.confirm.ConfirmationDialog;
import io.github.tokenrevoker.ui.confirm.ConfirmationModel;
import io.github.tokenrevoker.ui.confirm.LeakNote;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.ui.pin.PinDialog;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The questions as dialogs over the window. */
public final class RevokeDialogs implements RevokeQuestions {
    private final WindowContext window;
    private final Preflight preflight;
    private final ProfileBook book;
    private final Optional<LeakNote> leak;

    /**
     * Makes the dialogs.
     *
     * @param book tells when the tool is locked
     */
    public RevokeDialogs(WindowContext window, Preflight preflight, ProfileBook book) {
        this(window, preflight, book, Optional.empty());
    }

    private RevokeDialogs(WindowContext window, Preflight preflight, ProfileBook book, Optional<LeakNote> leak) {
        this.window = window;
        this.preflight = preflight;
        this.book = book;
        this.leak = leak;
    }

    @Override
    public RevokeQuestions about(LeakNote note) {
        return new RevokeDialogs(window, preflight, book, Optional.of(note));
    }

    @Override
    public Optional<ConfirmedRevocation> confirm(ProfileSession session, Access access, Node opener) {
        return window.fx().ask(() -> {
            ConfirmationModel model = model(session, access);
            return untilLocked(model, dialog(session, model).open(opener));
        });
    }

    @Override
    public Optional<ConfirmedRevocation> confirmAgain(ProfileSession session, Revocation again, Node opener) {
        return window.fx().ask(() -> {
            ConfirmationModel model = model(session, again.access());
            return untilLocked(model, dialog(session, model).openAgain(again, opener));
        });
    }

    /** Asks Onezone nothing more on the side once the tool is locked. The question stays. */
    private <T> CompletableFuture<T> untilLocked(ConfirmationModel model, CompletableFuture<T> answer) {
        Subscription locking = book.alsoForget(model::stopChecking);
        return answer.whenComplete((_, _) -> locking.unsubscribe());
    }

    private ConfirmationDialog dialog(ProfileSession session, ConfirmationModel model) {
        return new ConfirmationDialog(window.stage(), model, session.isPractice());
    }

    private ConfirmationModel model(ProfileSession session, Access access) {
        boolean earlierUnknown =
                session.outcomeProperty().get().filter(Outcome::isOpen).isPresent();
        var subject = new ConfirmationModel.Subject(
                session.profile(),
                access,
                earlierUnknown,
                window.settings().get().canary());
        var model = new ConfirmationModel(subject, preflight, window.work(), session::refresh);
        leak.ifPresent(model::tellOf);
        return model;
    }

    @Override
    public Optional<String> compareCertificate(Profile profile, PresentedCertificate presented) {
        return window.fx()
                .ask(() -> PinDialog.ask(window.stage(), profile.address().authority(), presented));
    }
}
