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
import io.github.tokenrevoker.ui.session.ProfileSession;
import java.util.Optional;
import javafx.scene.Node;

/** The questions as dialogs over the window. */
public final class RevokeDialogs implements RevokeQuestions {
    private final WindowContext window;
    private final Preflight preflight;
    private final Optional<LeakNote> leak;

    public RevokeDialogs(WindowContext window, Preflight preflight) {
        this(window, preflight, Optional.empty());
    }

    private RevokeDialogs(WindowContext window, Preflight preflight, Optional<LeakNote> leak) {
        this.window = window;
        this.preflight = preflight;
        this.leak = leak;
    }

    @Override
    public RevokeQuestions about(LeakNote note) {
        return new RevokeDialogs(window, preflight, Optional.of(note));
    }

    @Override
    public Optional<ConfirmedRevocation> confirm(ProfileSession session, Access access, Node opener) {
        return window.fx().ask(() -> dialog(session, access).open(opener));
    }

    @Override
    public Optional<ConfirmedRevocation> confirmAgain(ProfileSession session, Revocation again, Node opener) {
        return window.fx().ask(() -> dialog(session, again.access()).openAgain(again, opener));
    }

    private ConfirmationDialog dialog(ProfileSession session, Access access) {
        boolean earlierUnknown =
                session.outcomeProperty().get().filter(Outcome::isOpen).isPresent();
        var subject = new ConfirmationModel.Subject(
                session.profile(),
                access,
                earlierUnknown,
                window.settings().get().canary());
        var model = new ConfirmationModel(subject, preflight, window.work(), session::refresh);
        leak.ifPresent(model::tellOf);
        return new ConfirmationDialog(window.stage(), model, session.isPractice());
    }

    @Override
    public Optional<String> compareCertificate(Profile profile, PresentedCertificate presented) {
        return window.fx()
                .ask(() -> PinDialog.ask(window.stage(), profile.address().authority(), presented));
    }
}
