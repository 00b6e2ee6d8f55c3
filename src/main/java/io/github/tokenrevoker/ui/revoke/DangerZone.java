package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The red button with what it does, or with the reason why it can't be pressed. While a result is unsettled only the reason
 * is shown, until the operator unfolds the rest.
 */
final class DangerZone extends VBox {
    private static final double GAP = 12;

    private final Texts texts = Texts.of(DangerZone.class);
    private final ProfileSession session;
    private final Clock clock;
    private final Button revoke = new Button(texts.get("revoke"), new Icon(Feather.SLASH));
    private final NoteRows blocked = new NoteRows("revoke-blocked");
    private final Button acceptZone;
    private final FlowPane act = new FlowPane(GAP, GAP, revoke);
    private final VBox folded;
    private final VBox unfolded;
    private boolean unsettled;

    DangerZone(ProfileSession session, RevokeWorkflows workflows, Clock clock) {
        super(GAP);
        this.session = session;
        this.clock = clock;
        Label title = new Label(texts.get("revoke.title"));
        title.getStyleClass().addAll(Styles.TEXT_BOLD, "danger-title");
        FocusGuard.destructive(revoke).setId("revoke");
        revoke.setMnemonicParsing(false);
        revoke.setMinWidth(USE_PREF_SIZE);
        revoke.getStyleClass().addAll(Styles.DANGER, "revoke");
        revoke.setOnAction(_ -> workflows.revoke().start(session, revoke));
        acceptZone = Buttons.of("accept-zone", texts.get("accept-zone"), () -> {
            if (session.obstacle().orElse(null) instanceof Finding.AnotherZone zone) {
                workflows.check().acceptZone(session, zone.inscribed());
            }
        });
        unfolded = new VBox(GAP, new WrappedLabel(texts.get("revoke.explanation")), act, blocked, acceptZone);
        folded = new VBox(
                GAP,
                new WrappedLabel("revoke-unsettled", texts.get("revoke.unsettled")),
                Buttons.of("revoke-unfold", texts.get("revoke.unfold"), () -> fold(false)));
        getChildren().addAll(title, folded, unfolded);
        getStyleClass().addAll("panel", "danger-zone");
        fold(false);
    }

    /** Shows what is being done beside the button, or below it where that is too narrow. */
    void show(ProgressRow progress) {
        if (!act.getChildren().contains(progress)) {
            act.getChildren().add(progress);
        }
    }

    /** Folds when a result becomes unsettled, and unfolds when it is settled. */
    void showUnsettled(boolean open) {
        if (open != unsettled) {
            unsettled = open;
            fold(open);
        }
    }

    private void fold(boolean fold) {
        folded.setVisible(fold);
        folded.setManaged(fold);
        unfolded.setVisible(!fold);
        unfolded.setManaged(!fold);
    }

    /** Shows what keeps the token from being sent, and whether the button can be pressed. */
    void showObstacle() {
        Optional<Finding> obstacle = session.obstacle();
        List<Note> reasons = obstacle
                .map(finding -> FindingWords.of(finding, clock.instant()))
                .map(words -> new Note(Note.Level.FAILS, words))
                .stream()
                .toList();
        blocked.show(reasons);
        boolean acceptable = obstacle.orElse(null) instanceof Finding.AnotherZone;
        acceptZone.setVisible(acceptable);
        acceptZone.setManaged(acceptable);
        revoke.setDisable(session.activityProperty().get() != Activity.IDLE || obstacle.isPresent());
    }
}
