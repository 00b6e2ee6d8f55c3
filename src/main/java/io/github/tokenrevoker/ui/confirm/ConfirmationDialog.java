package io.github.tokenrevoker.ui.confirm;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.ProviderDetails;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.ConfirmationPhrase;
import io.github.tokenrevoker.revocation.ConfirmedRevocation;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.ui.dialog.FittingScroll;
import io.github.tokenrevoker.ui.dialog.StageSize;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Harmless;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The one confirmation of this tool. Nothing destructive in it is default, focused, or reachable by Enter; Escape and
 * closing the window cancel.
 */
public final class ConfirmationDialog {
    private static final double WIDTH = 620;
    private static final double BORDER = 3;
    /** Banner, buttons, and the decorations of window and desktop. */
    private static final double AROUND_THE_BODY = 260;

    private final ConfirmationModel model;
    private final boolean practice;
    private final ConfirmationWords words = new ConfirmationWords();
    private final Stage stage = new Stage();
    private final CompletableFuture<Optional<ConfirmedRevocation>> answer = new CompletableFuture<>();

    private final Label title = new Label();
    private final Label statement = new Label();
    private final Label provider = new Label();
    private final Label generation = new Label();
    private final VBox warnings = new VBox(8);
    private final VBox phraseBox = new VBox(6);
    private final TextField phrase = new TextField();
    private final Button revoke = new Button();
    private final Button cancel = new Button();

    public ConfirmationDialog(Window owner, ConfirmationModel model, boolean practice) {
        this.model = model;
        this.practice = practice;
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(words.get("window"));
        stage.setResizable(false);
        Scene scene = new Scene(content());
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        stage.setScene(scene);
        new StrayInputGuard(revoke, phrase, model.armedProperty()).install(scene);
        stage.setOnHidden(_ -> answer.complete(Optional.empty()));
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
        stage.show();
        cancel.requestFocus();
        keepAwayFrom(opener);
        model.revocationProperty().subscribe(_ -> StageSize.fit(stage));
        // Both buttons find their places only in the layouts that follow.
        Subscription places = Subscription.combine(
                opener.localToSceneTransformProperty().subscribe(_ -> keepAwayFrom(opener)),
                revoke.localToSceneTransformProperty().subscribe(_ -> keepAwayFrom(opener)),
                stage.heightProperty().subscribe(_ -> keepAwayFrom(opener)));
        var _ = answer.whenComplete((_, _) -> places.unsubscribe());
        return answer;
    }

    private VBox content() {
        VBox root = new VBox(banner(), new FittingScroll(body(), WIDTH - 2 * BORDER, AROUND_THE_BODY), buttons());
        root.setId("confirm-dialog");
        root.getStyleClass().add("confirmation");
        root.setPrefWidth(WIDTH);
        return root;
    }

    private HBox banner() {
        title.setWrapText(true);
        title.getStyleClass().add("confirmation-title");
        VBox headline = new VBox(6, title);
        HBox.setHgrow(headline, Priority.ALWAYS);
        if (practice) {
            Label mark = new Label(words.get("practice"));
            mark.getStyleClass().add("practice-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            headline.getChildren().add(mark);
        }
        HBox banner = new HBox(14, new FontIcon(Feather.ALERT_OCTAGON), headline);
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.getStyleClass().add("confirmation-banner");
        return banner;
    }

    private VBox body() {
        statement.setId("confirm-text");
        statement.setWrapText(true);
        statement.getStyleClass().add("confirmation-statement");
        VBox body = new VBox(16, statement, facts(), checking(), warnings, reason(), phraseBox);
        body.getStyleClass().add("confirmation-body");
        showOnlyFilled(warnings);
        showOnlyFilled(phraseBox);
        return body;
    }

    private GridPane facts() {
        Profile profile = model.profile();
        GridPane facts = new GridPane(16, 8);
        facts.getStyleClass().add("facts");
        addFact(facts, "fact.provider", provider);
        addFact(facts, "fact.onezone", new Label(profile.address().toString()));
        addFact(facts, "fact.environment", new EnvironmentBadge(profile.environment()));
        addFact(facts, "fact.generation", generation);
        addFact(facts, "fact.dies", new Label(words.get("dies")));
        addFact(facts, "fact.stays", new Label(words.get("stays")));
        if (model.isWithCanary()) {
            addFact(facts, "fact.canary", new Label(words.get("canary")));
        }
        return facts;
    }

    private void addFact(GridPane facts, String key, Label value) {
        Label name = new Label(words.get(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(Region.USE_PREF_SIZE);
        value.setWrapText(!(value instanceof EnvironmentBadge));
        GridPane.setHgrow(value, Priority.ALWAYS);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        facts.addRow(facts.getRowCount(), name, value);
    }

    private VBox reason() {
        TextField reason = new TextField();
        reason.setId("confirm-reason");
        reason.setPromptText(words.get("reason.prompt"));
        reason.textProperty().bindBidirectional(model.reasonProperty());
        Label ask = new Label(words.get("reason"));
        ask.setLabelFor(reason);
        return new VBox(6, ask, reason);
    }

    private HBox checking() {
        ProgressIndicator progress = new ProgressIndicator();
        progress.setPrefSize(18, 18);
        Hyperlink skip = new Hyperlink(words.get("skip"));
        skip.setId("confirm-skip-check");
        skip.setOnAction(_ -> model.goOnWithoutCheck());
        skip.visibleProperty().bind(model.impatientProperty());
        HBox checking = new HBox(10, progress, new Label(words.get("checking")), skip);
        checking.setAlignment(Pos.CENTER_LEFT);
        checking.setId("confirm-checking");
        ObservableValue<Boolean> unchecked = model.revocationProperty().map(Optional::isEmpty);
        checking.visibleProperty().bind(unchecked);
        checking.managedProperty().bind(unchecked);
        return checking;
    }

    private HBox buttons() {
        cancel.setText(words.get("cancel"));
        cancel.setId("confirm-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> stage.close());
        revoke.setText(words.get("revoke"));
        revoke.setId("confirm-revoke");
        revoke.setMnemonicParsing(false);
        revoke.getStyleClass().add(Styles.DANGER);
        revoke.disableProperty().bind(model.confirmableExpression().not());
        revoke.setOnAction(_ -> model.confirm().ifPresent(confirmed -> {
            answer.complete(Optional.of(confirmed));
            stage.close();
        }));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(10, revoke, gap, cancel);
        buttons.setPadding(new Insets(12, 24, 20, 24));
        return buttons;
    }

    private void show(Optional<Revocation> job) {
        title.setText(words.title(model.profile(), job));
        statement.setText(words.statement(model.profile(), job));
        provider.setText(job.flatMap(known -> known.report().provider())
                .map(ConfirmationDialog::nameAndId)
                .orElseGet(() -> words.get(job.isPresent() ? "provider.unknown" : "generation.checking")));
        generation.setText(words.generation(job));
        warnings.getChildren().clear();
        phraseBox.getChildren().clear();
        job.ifPresent(known -> {
            for (String warning : words.warnings(known, model.isEarlierOutcomeUnknown())) {
                warnings.getChildren().add(warning(warning));
            }
            known.phrase().ifPresent(this::askFor);
        });
    }

    private static String nameAndId(ProviderDetails provider) {
        return Harmless.line(provider.name(), 120) + "\n" + Harmless.line(provider.id(), 120);
    }

    private static HBox warning(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox warning = new HBox(10, new FontIcon(Feather.ALERT_TRIANGLE), words);
        warning.getStyleClass().add("confirmation-warning");
        return warning;
    }

    private void askFor(ConfirmationPhrase demanded) {
        Label ask = new Label(words.get("phrase.ask", demanded.text()));
        ask.setWrapText(true);
        phrase.setId("confirm-phrase");
        phrase.textProperty().bindBidirectional(model.typedProperty());
        Label match = new Label();
        match.setId("confirm-phrase-match");
        match.getStyleClass().add(Styles.TEXT_MUTED);
        match.textProperty().bind(model.typedProperty().map(typed -> words.get(matchKey(demanded, typed))));
        ask.setLabelFor(phrase);
        phraseBox.getChildren().setAll(ask, phrase, match);
    }

    private static String matchKey(ConfirmationPhrase demanded, String typed) {
        if (typed.isBlank()) {
            return "phrase.open";
        }
        if (demanded.matches(typed)) {
            return "phrase.match";
        }
        return demanded.isBegunBy(typed) ? "phrase.begun" : "phrase.wrong";
    }

    private static void showOnlyFilled(VBox box) {
        box.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(box.getChildren()));
        box.visibleProperty().bind(box.managedProperty());
    }

    /** Moves the window where the destructive button and the opening one do not lie on top of each other. */
    private void keepAwayFrom(Node opener) {
        Window owner = stage.getOwner();
        stage.setX(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2);
        Rectangle2D desktop = Screen.getPrimary().getVisualBounds();
        double middle = owner.getY() + Math.max(0, (owner.getHeight() - stage.getHeight()) / 2);
        stage.setY(Math.max(desktop.getMinY(), Math.min(middle, desktop.getMaxY() - stage.getHeight())));
        Bounds opening = opener.localToScreen(opener.getLayoutBounds());
        Bounds destructive = revoke.localToScreen(revoke.getLayoutBounds());
        if (opening == null || destructive == null || !opening.intersects(destructive)) {
            return;
        }
        Stream.of(
                        new Point2D(0, opening.getMaxY() - destructive.getMinY() + 1),
                        new Point2D(0, opening.getMinY() - destructive.getMaxY() - 1),
                        new Point2D(opening.getMaxX() - destructive.getMinX() + 1, 0),
                        new Point2D(opening.getMinX() - destructive.getMaxX() - 1, 0))
                .map(way -> way.add(stage.getX(), stage.getY()))
                .filter(corner -> desktop.contains(corner.getX(), corner.getY(), stage.getWidth(), stage.getHeight()))
                .findFirst()
                .ifPresent(corner -> {
                    stage.setX(corner.getX());
                    stage.setY(corner.getY());
                });
    }
}
