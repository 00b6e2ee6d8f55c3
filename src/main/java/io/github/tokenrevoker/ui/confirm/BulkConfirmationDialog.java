package io.github.tokenrevoker.ui.confirm;

import io.github.tokenrevoker.revocation.bulk.BulkRevocation;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.background.Pace;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Icon;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

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
        Label title = ConfirmationStage.title();
        title.setText(words.counted("bulk.title", question.count()));
        stage = new ConfirmationStage<>(
                owner, "bulk-confirm", new VBox(6, title), body(), phrase, question.armedProperty());
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

    private VBox body() {
        Label statement = wrapping(words.counted("bulk.statement", question.count()));
        statement.setId("bulk-confirm-text");
        statement.getStyleClass().add("confirmation-statement");
        VBox body = new VBox(14, statement, groups(), warnings(), checks());
        TextField reason = new TextField();
        reason.setId("bulk-confirm-reason");
        reason.setPromptText(words.get("reason.prompt"));
        reason.textProperty().bindBidirectional(question.reasonProperty());
        Label ask = new Label(words.get("reason"));
        ask.setLabelFor(reason);
        body.getChildren().add(new VBox(6, ask, reason));
        VBox typing = new VBox(6);
        typing.getChildren()
                .setAll(PhraseQuestion.about(
                        words.get("bulk.phrase.ask", question.bulk().phrase().text()),
                        question.bulk().phrase(),
                        "bulk-confirm",
                        phrase,
                        question.typedProperty()));
        body.getChildren().add(typing);
        body.getStyleClass().add("confirmation-body");
        return body;
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

    private VBox warnings() {
        VBox warnings = new VBox(8);
        warnings.setId("bulk-confirm-warnings");
        List<String> all = words.warnings(question, clock.instant());
        for (String words : all) {
            Label label = wrapping(words);
            HBox.setHgrow(label, Priority.ALWAYS);
            HBox warning = new HBox(10, new Icon(Feather.ALERT_TRIANGLE), label);
            warning.getStyleClass().add("confirmation-warning");
            warnings.getChildren().add(warning);
        }
        warnings.setManaged(!all.isEmpty());
        return warnings;
    }

    private VBox checks() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(question.checkedProperty().divide((double) Math.max(1, question.count())));
        Label told = wrapping("");
        told.setId("bulk-confirm-checks");
        question.checkedProperty().subscribe(() -> {
            told.setText(words.checks(question));
            if (told.getScene() != null) {
                stage.fit();
            }
        });
        return new VBox(6, bar, told);
    }

    private static Label wrapping(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
