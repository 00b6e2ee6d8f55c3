package io.github.tokenrevoker.ui.confirm;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.confirm.ConfirmationWords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The one confirmation of this tool. */
public final class ConfirmationDialog {
    private final ConfirmationModel model;
    private final boolean practice;
    private final Texts texts = Texts.of(ConfirmationDialog.class);
    private final ConfirmationWords words = new ConfirmationWords();
    private final ConfirmationStage<ConfirmedRevocation> stage;

    private final Label title = ConfirmationStage.title();
    private final Label statement = new Label();
    private final Label provider = new Label();
    private final Label generation = new Label();
    private final NoteRows warnings = new NoteRows("confirm-warnings", "confirmation-warning");
    private final VBox phraseBox = new VBox(6);
    private final TextField phrase = new TextField();
    /** What must be typed, as it is shown now. */
    private Optional<ConfirmationPhrase> demanded = Optional.empty();

    public ConfirmationDialog(Window owner, ConfirmationModel model, boolean practice) {
        this.model = model;
        this.practice = practice;
        stage = new ConfirmationStage<>(owner, "confirm", parts(), phrase, model.armedProperty());
        stage.say(texts.get("window"), texts.get("revoke"), texts.get("cancel"));
        stage.confirmWith(model.confirmableExpression(), model::confirm);
        model.revocationProperty().subscribe(this::show);
    }

    /**
     * Opens the dialog and begins the check.
     *
     * @param opener the button that was pressed: the destructive button will not lie under it
     * @return completes on the FX thread; empty when the operator did not say yes
     */
    public CompletableFuture<Optional<ConfirmedRevocation>> open(Node opener) {
        model.open();
        return showAwayFrom(opener);
    }

    /** Opens the dialog on a job whose generation has moved since the operator's first yes. */
    public CompletableFuture<Optional<ConfirmedRevocation>> openAgain(Revocation moved, Node opener) {
        model.openAgain(moved);
        return showAwayFrom(opener);
    }

    private CompletableFuture<Optional<ConfirmedRevocation>> showAwayFrom(Node opener) {
        var answer = stage.showAwayFrom(opener);
        var _ = answer.whenComplete((yes, _) -> {
            if (yes == null || yes.isEmpty()) {
                model.stopChecking();
            }
        });
        return answer;
    }

    private ConfirmationStage.Parts parts() {
        Environment environment = model.profile().environment();
        return new ConfirmationStage.Parts(
                practice ? "practice" : environment.name().toLowerCase(Locale.ROOT),
                environment == Environment.PRODUCTION ? ConfirmationStage.TALL : ConfirmationStage.SHORT,
                headline(environment),
                body(),
                demands());
    }

    private VBox headline(Environment environment) {
        Label place = new Label(EnvironmentBadge.word(environment).toUpperCase(Locale.ROOT));
        place.setId("confirm-environment");
        Label[] marks = practice ? new Label[] {place, new Label(texts.get("practice"))} : new Label[] {place};
        return new VBox(8, title, ConfirmationStage.marks(marks));
    }

    private VBox body() {
        statement.setId("confirm-text");
        statement.setWrapText(true);
        statement.setMinHeight(Region.USE_PREF_SIZE);
        statement.getStyleClass().add("confirmation-statement");
        VBox body = new VBox(16, checking(), warnings, statement, facts());
        body.getStyleClass().add("confirmation-body");
        return body;
    }

    private VBox demands() {
        showOnlyFilled(phraseBox);
        return new VBox(12, reason(), phraseBox);
    }

    private GridPane facts() {
        Profile profile = model.profile();
        GridPane facts = new GridPane(16, 8);
        facts.getStyleClass().add("facts");
        addFact(facts, "fact.profile", new Label(Harmless.line(profile.name())));
        addFact(facts, "fact.provider", provider);
        addFact(facts, "fact.onezone", new Label(profile.address().toString()));
        addFact(facts, "fact.environment", new EnvironmentBadge(profile.environment()));
        addFact(facts, "fact.generation", generation);
        addFact(facts, "fact.dies", new Label(words.dies()));
        addFact(facts, "fact.stays", new Label(words.stays()));
        if (model.isWithCanary()) {
            addFact(facts, "fact.canary", new Label(words.canary()));
        }
        model.leak().ifPresent(leak -> addLeak(facts, leak));
        return facts;
    }

    private void addLeak(GridPane facts, LeakNote leak) {
        Label ended = new Label(leak.ended());
        ended.setId("confirm-leaked");
        addFact(facts, "fact.leaked", ended);
        if (!leak.left().isEmpty()) {
            Label left = new Label(leak.left());
            left.setId("confirm-leaked-left");
            addFact(facts, "fact.leaked-left", left);
        }
    }

    private void addFact(GridPane facts, String key, Label value) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(Region.USE_PREF_SIZE);
        if (!(value instanceof EnvironmentBadge)) {
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
        }
        GridPane.setHgrow(value, Priority.ALWAYS);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        facts.addRow(facts.getRowCount(), name, value);
    }

    private VBox reason() {
        TextField reason = new TextField();
        reason.setId("confirm-reason");
        reason.setPromptText(texts.get("reason.prompt"));
        reason.textProperty().bindBidirectional(model.reasonProperty());
        Label ask = new Label(texts.get("reason"));
        ask.setLabelFor(reason);
        return new VBox(6, ask, reason);
    }

    private HBox checking() {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setPrefSize(18, 18);
        Hyperlink skip = new Hyperlink(texts.get("skip"));
        skip.setId("confirm-skip-check");
        skip.setOnAction(_ -> model.goOnWithoutCheck());
        skip.visibleProperty().bind(model.impatientProperty());
        HBox checking = new HBox(10, progress, new Label(texts.get("checking")), skip);
        checking.setAlignment(Pos.CENTER_LEFT);
        checking.setId("confirm-checking");
        ObservableValue<Boolean> unchecked = model.revocationProperty().map(Optional::isEmpty);
        checking.visibleProperty().bind(unchecked);
        checking.managedProperty().bind(unchecked);
        return checking;
    }

    private void show(Optional<Revocation> job) {
        title.setText(words.title(model.profile(), job));
        statement.setText(words.statement(model.profile(), job));
        provider.setText(job.flatMap(known -> known.report().provider())
                .map(ConfirmationDialog::nameAndId)
                .orElseGet(() -> texts.get(job.isPresent() ? "provider.unknown" : "provider.checking")));
        generation.setText(words.generation(job));
        warnings.show(job.map(known -> words.warnings(known, model.isEarlierOutcomeUnknown()))
                .orElse(List.of()));
        // A field that is taken out loses the focus, so it stays where the question for it does.
        Optional<ConfirmationPhrase> wanted = job.flatMap(Revocation::phrase);
        if (!wanted.equals(demanded)) {
            demanded = wanted;
            phraseBox.getChildren().clear();
            wanted.ifPresent(this::askFor);
        }
    }

    private static String nameAndId(ProviderDetails provider) {
        return Harmless.line(provider.name(), 120) + "\n" + Harmless.line(provider.id(), 120);
    }

    private void askFor(ConfirmationPhrase wanted) {
        phraseBox
                .getChildren()
                .setAll(PhraseQuestion.about(
                        texts.get("phrase.ask", wanted.text()), wanted, "confirm", phrase, model.typedProperty()));
    }

    private static void showOnlyFilled(VBox box) {
        box.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(box.getChildren()));
        box.visibleProperty().bind(box.managedProperty());
    }
}
