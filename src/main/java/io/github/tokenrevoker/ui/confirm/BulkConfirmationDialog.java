package io.github.tokenrevoker.ui.confirm;

import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.words.Note;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The confirmation of many revocations in one act: of the same look and manners as that of one. */
public final class BulkConfirmationDialog {
    private final BulkQuestion question;
    private final Background background;
    private final Pace pace;
    private final Clock clock;
    private final BulkConfirmationWords words = new BulkConfirmationWords();
    private final TextField phrase = new TextField();
    private final ConfirmationStage<BulkRevocation.Confirmed> stage;

    public BulkConfirmationDialog(Window owner, BulkQuestion question, Background background, Pace pace, Clock clock) {
        this.question = question;
        this.background = background;
        this.pace = pace;
        this.clock = clock;
        Environment gravest = gravest();
        stage = new ConfirmationStage<>(
                owner,
                "bulk-confirm",
                new ConfirmationStage.Parts(
                        gravest.name().toLowerCase(Locale.ROOT),
                        ConfirmationStage.TALL,
                        headline(gravest),
                        body(),
                        demands()),
                phrase,
                question.armedProperty());
        stage.say(words.get("window"), BulkConfirmationWords.button(question.count()), words.get("cancel"));
        stage.confirmWith(
                question.armedProperty()
                        .and(Bindings.createBooleanBinding(
                                () -> question.bulk()
                                        .phrase()
                                        .matches(question.typedProperty().get()),
                                question.typedProperty())),
                () -> question.asSeen()
                        .confirm(
                                question.typedProperty().get(),
                                question.reasonProperty().get().strip()));
    }

    /**
     * Opens the dialog.
     *
     * @param opener the button that was pressed: the destructive button will not lie under it
     * @return completes on the FX thread; empty when the operator did not say yes
     */
    public CompletableFuture<Optional<BulkRevocation.Confirmed>> open(Node opener) {
        background.after(pace.untilArmed(), () -> question.armedProperty().set(true));
        return stage.showAwayFrom(opener);
    }

    /** The environment that decides how it looks: one production provider among many counts. */
    private Environment gravest() {
        return question.bulk().jobs().stream()
                .map(job -> job.profile().environment())
                .min(Comparator.naturalOrder())
                .orElse(Environment.PRODUCTION);
    }

    private VBox headline(Environment gravest) {
        Label title = ConfirmationStage.title();
        title.setText(words.counted("bulk.title", question.count()));
        Label place = new Label(EnvironmentBadge.word(gravest).toUpperCase(Locale.ROOT));
        return new VBox(8, title, ConfirmationStage.marks(place));
    }

    private VBox body() {
        Label statement = wrapping(words.counted("bulk.statement", question.count()));
        statement.setId("bulk-confirm-text");
        statement.getStyleClass().add("confirmation-statement");
        VBox body = new VBox(16, warnings(), statement, groups(), checks());
        body.getStyleClass().add("confirmation-body");
        return body;
    }

    private VBox demands() {
        TextField reason = new TextField();
        reason.setId("bulk-confirm-reason");
        reason.setPromptText(words.get("reason.prompt"));
        reason.textProperty().bindBidirectional(question.reasonProperty());
        Label ask = new Label(words.get("reason"));
        ask.setLabelFor(reason);
        VBox typing = new VBox(6);
        typing.getChildren()
                .setAll(PhraseQuestion.about(
                        words.get("bulk.phrase.ask", question.bulk().phrase().text()),
                        question.bulk().phrase(),
                        "bulk-confirm",
                        phrase,
                        question.typedProperty()));
        return new VBox(12, new VBox(6, ask, reason), typing);
    }

    private List<Label> leaked(LeakNote leak) {
        Label ended = wrapping(words.get("bulk.leaked", leak.ended()));
        ended.setId("bulk-confirm-leaked");
        if (leak.left().isEmpty()) {
            return List.of(ended);
        }
        Label left = wrapping(words.get("bulk.leaked-left", leak.left()));
        left.setId("bulk-confirm-leaked-left");
        return List.of(ended, left);
    }

    private VBox groups() {
        VBox groups = new VBox(8);
        groups.setId("bulk-confirm-groups");
        words.groups(question).forEach((environment, zones) -> {
            Label name = new EnvironmentBadge(environment);
            VBox lines = new VBox(2);
            zones.forEach(zone -> lines.getChildren().add(wrapping(zone)));
            groups.getChildren().add(new VBox(4, name, lines));
        });
        question.leak().ifPresent(leak -> groups.getChildren().addAll(leaked(leak)));
        return groups;
    }

    private NoteRows warnings() {
        NoteRows warnings = new NoteRows("bulk-confirm-warnings", "confirmation-warning");
        warnings.show(words.warnings(question, clock.instant()).stream()
                .map(warning -> new Note(Note.Level.WARNS, warning))
                .toList());
        return warnings;
    }

    private VBox checks() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(question.checkedProperty().divide((double) Math.max(1, question.count())));
        Label told = wrapping("");
        told.setId("bulk-confirm-checks");
        question.checkedProperty().subscribe(() -> told.setText(words.checks(question)));
        return new VBox(6, bar, told);
    }

    private static Label wrapping(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
