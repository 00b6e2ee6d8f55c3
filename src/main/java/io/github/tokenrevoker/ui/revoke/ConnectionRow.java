package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.ui.controls.Buttons;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What is known of the connection: the last check, the token generation, and the button that checks. */
final class ConnectionRow {
    private final Texts texts = Texts.of(ConnectionRow.class);
    private final ProfileSession session;
    private final Button check;
    private final Button compare;
    private final Label unchecked = new WrappedLabel("check-never", texts.get("check.never"));
    private final NoteRows result = new NoteRows("check-result");
    private final Label generation = new Label();
    private final PageRow row;

    ConnectionRow(ProfileSession session, CheckWorkflow workflow) {
        this.session = session;
        check = Buttons.of("check-connection", texts.get("check-connection"), () -> workflow.start(session));
        compare = Buttons.of(
                "compare-certificate",
                texts.get("compare"),
                () -> session.reportProperty()
                        .get()
                        .flatMap(CheckReport::refusedCertificate)
                        .ifPresent(presented -> workflow.compareCertificate(session, presented)));
        generation.setId("generation");
        Label caption = new Label(texts.get("generation"));
        caption.getStyleClass().add(Styles.TEXT_MUTED);
        row = new PageRow(texts.get("connection"), unchecked, result, new HBox(8, caption, generation), compare)
                .with(check);
    }

    Node row() {
        return row;
    }

    void showReport() {
        Optional<CheckReport> report = session.reportProperty().get();
        boolean comparable = report.flatMap(CheckReport::refusedCertificate).isPresent();
        compare.setVisible(comparable);
        compare.setManaged(comparable);
        unchecked.setVisible(report.isEmpty());
        unchecked.setManaged(report.isEmpty());
        result.show(report.map(CheckWords::of).orElse(List.of()));
        showGeneration();
    }

    void showGeneration() {
        Optional<Generation> known = session.outcomeProperty()
                .get()
                .flatMap(Outcome::after)
                .or(() -> session.reportProperty().get().flatMap(CheckReport::generation));
        generation.setText(known.map(Generation::toString).orElseGet(() -> texts.get("generation.unknown")));
    }

    void showChecking() {
        boolean checking = session.checkingProperty().get();
        Optional<Instant> from = session.checkableFromProperty().get();
        check.setDisable(session.checkUnderWayProperty().get() || from.isPresent());
        check.setText(
                checking
                        ? texts.get("checking")
                        : from.map(then -> texts.get("check-later", Moments.clock(then)))
                                .orElseGet(() -> texts.get("check-connection")));
        check.setGraphic(checking ? ProgressRow.spinner() : new Icon(Feather.ACTIVITY));
    }
}
