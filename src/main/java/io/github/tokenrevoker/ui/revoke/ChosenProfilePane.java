package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.Generation;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.check.CheckReport;
import io.github.tokenrevoker.token.Finding;
import io.github.tokenrevoker.token.Subject;
import io.github.tokenrevoker.token.TokenReading;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.journal.RecentActs;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.FindingWords;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.TokenWords;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** One profile in full: who it is, its token in words, its check, the red button, its outcome. */
public final class ChosenProfilePane extends VBox {
    private static final int MAX_ID = 120;

    private final Texts texts = Texts.of(ChosenProfilePane.class);
    private final ProfileSession session;
    private final RevokeWorkflows workflows;
    private final Clock clock;
    private final List<Subscription> subscriptions = new ArrayList<>();

    private final HBox heading = new HBox(12);
    private final Label name = new Label();
    private final Label practice = new Label();
    private final Label address = new Label();
    private final Label tags = new Label();
    private final Label notes = new Label();
    private final Label identity = value("provider-identity");
    private final Label token = value("token-summary");
    private final Label generation = value("generation");
    private final Label checkResult = value("check-result");
    private final Button check = new Button();
    private final Button revoke = new Button();
    private final Label blocked = new Label();
    private final Button acceptZone = new Button();
    private final Button confined = new Button();
    private final Button compare = new Button();
    private final ProgressRow progress;
    private final VBox outcome = new VBox();
    private final RecentActs recent;

    public ChosenProfilePane(ProfileSession session, RevokeWorkflows workflows, JournalStore journal, Clock clock) {
        this.session = session;
        this.clock = clock;
        this.workflows = workflows;
        this.progress = new ProgressRow(() -> session.stopSign().raise());
        this.recent = new RecentActs(journal, session.profile().id());
        getStyleClass().add("chosen");
        address.getStyleClass().add(Styles.TEXT_MUTED);
        heading.setAlignment(Pos.CENTER_LEFT);
        name.setId("profile-title");
        name.setWrapText(true);
        name.getStyleClass().add(Styles.TITLE_2);
        practice.setId("practice-mark");
        practice.setText(texts.get("practice"));
        practice.getStyleClass().add("practice-mark");
        practice.setMinWidth(Region.USE_PREF_SIZE);
        practice.visibleProperty().bind(session.practiceProperty());
        practice.managedProperty().bind(session.practiceProperty());
        tags.setWrapText(true);
        notes.setWrapText(true);
        getChildren().addAll(new VBox(4, heading, address), identityPanel(), revocationPanel(), outcome, recent);
        follow();
    }

    /** The title of the page. */
    public Node title() {
        return name;
    }

    /** The title of the last revocation's outcome, or of an act that is still open; empty where there is neither. */
    public Optional<Node> result() {
        return Optional.<Node>ofNullable(outcome.lookup("#outcome-title"))
                .or(() -> Optional.ofNullable(outcome.lookup("#open-act-title")));
    }

    /** Where the outcome of the last revocation stands; empty while there is none. */
    public Region outcomeRegion() {
        return outcome;
    }

    /** Lets go of the session; the pane shows nothing new from then on. */
    public void dispose() {
        subscriptions.forEach(Subscription::unsubscribe);
        practice.visibleProperty().unbind();
        practice.managedProperty().unbind();
        recent.dispose();
        progress.dispose();
    }

    private void follow() {
        subscriptions.add(session.profileProperty().subscribe(this::showProfile));
        subscriptions.add(session.tokenProperty().subscribe(_ -> showToken()));
        subscriptions.add(session.reportProperty().subscribe(_ -> {
            showReport();
            showToken();
        }));
        subscriptions.add(session.checkingProperty().subscribe(_ -> showChecking()));
        subscriptions.add(session.checkUnderWayProperty().subscribe(_ -> showChecking()));
        subscriptions.add(session.checkableFromProperty().subscribe(_ -> showChecking()));
        subscriptions.add(session.activityProperty().subscribe(this::showActivity));
        subscriptions.add(session.outcomeProperty().subscribe(_ -> showOutcome()));
        subscriptions.add(session.openActProperty().subscribe(_ -> showOutcome()));
        subscriptions.add(session.leakedProperty().subscribe((_, _) -> showOutcome()));
    }

    private static Label value(String id) {
        Label value = new Label();
        value.setId(id);
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        return value;
    }

    private VBox identityPanel() {
        GridPane facts = new GridPane(16, 10);
        facts.getStyleClass().add("facts");
        addFact(facts, "provider", identity);
        addFact(facts, "token", token);
        addFact(facts, "generation", generation);
        addFact(facts, "check", checkResult);
        addFact(facts, "tags", tags);
        addFact(facts, "notes", notes);
        check.setId("check-connection");
        check.setText(texts.get("check-connection"));
        check.setOnAction(_ -> workflows.check().start(session));
        confined.setId("copy-confined-request");
        confined.setOnAction(_ -> providerWithUnconfinedToken().ifPresent(this::copyConfinedRequest));
        compare.setId("compare-certificate");
        compare.setText(texts.get("compare"));
        compare.setOnAction(_ -> session.reportProperty()
                .get()
                .flatMap(CheckReport::refusedCertificate)
                .ifPresent(presented -> workflows.check().compareCertificate(session, presented)));
        FlowPane buttons = new FlowPane(8, 8, check, compare, confined);
        VBox panel = new VBox(14, facts, buttons);
        panel.getStyleClass().add("panel");
        return panel;
    }

    private void addFact(GridPane facts, String key, Label value) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.visibleProperty().bind(value.visibleProperty());
        name.managedProperty().bind(value.managedProperty());
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        GridPane.setHgrow(value, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), name, value);
    }

    private VBox revocationPanel() {
        Label title = new Label(texts.get("revoke.title"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        Label explanation = new Label(texts.get("revoke.explanation"));
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add(Styles.TEXT_MUTED);
        FocusGuard.destructive(revoke).setId("revoke");
        revoke.setText(texts.get("revoke"));
        revoke.setMnemonicParsing(false);
        revoke.setMinWidth(Region.USE_PREF_SIZE);
        revoke.setGraphic(new Icon(Feather.SLASH));
        revoke.getStyleClass().addAll(Styles.DANGER, "revoke");
        revoke.setOnAction(_ -> workflows.revoke().start(session, revoke));
        blocked.setId("revoke-blocked");
        blocked.setWrapText(true);
        blocked.setMinHeight(Region.USE_PREF_SIZE);
        blocked.getStyleClass().add("blocked");
        HBox row = new HBox(16, revoke, progress);
        row.setAlignment(Pos.CENTER_LEFT);
        acceptZone.setId("accept-zone");
        acceptZone.setText(texts.get("accept-zone"));
        acceptZone.setOnAction(_ -> acceptZone());
        VBox panel = new VBox(10, title, explanation, row, blocked, acceptZone);
        panel.getStyleClass().addAll("panel", "danger-zone");
        return panel;
    }

    private void showProfile(Profile profile) {
        name.setText(Harmless.line(profile.name()));
        EnvironmentBadge badge = new EnvironmentBadge(profile.environment());
        if (heading.getChildren().isEmpty()) {
            heading.getChildren().addAll(name, badge, practice);
        } else {
            heading.getChildren().set(1, badge);
        }
        address.setText(profile.address().toString());
        tags.setText(Harmless.line(profile.tags().toString()));
        showIfFilled(tags);
        notes.setText(Harmless.block(profile.notes()));
        showIfFilled(notes);
        showToken();
    }

    private void showToken() {
        Instant now = clock.instant();
        String findings = FindingWords.lines(session.findings(now), now);
        token.setText(session.tokenProperty()
                .get()
                .map(read -> TokenWords.summary(read) + (findings.isEmpty() ? "" : "\n" + findings))
                .orElseGet(() -> texts.get("token.none")));
        confined.setText(texts.get("confined"));
        confined.setVisible(providerWithUnconfinedToken().isPresent());
        confined.setManaged(confined.isVisible());
        Optional<Finding> obstacle = session.obstacle();
        blocked.setText(obstacle.map(finding -> FindingWords.of(finding, now)).orElse(""));
        showIfFilled(blocked);
        boolean acceptable = obstacle.orElse(null) instanceof Finding.AnotherZone;
        acceptZone.setVisible(acceptable);
        acceptZone.setManaged(acceptable);
        showActivity(session.activityProperty().get());
    }

    /** The provider inscribed in a token without caveats, to which a confined one can be advised. */
    private Optional<String> providerWithUnconfinedToken() {
        return session.tokenProperty()
                .get()
                .flatMap(TokenReading::legible)
                .filter(inscription -> inscription.caveats().isEmpty())
                .flatMap(inscription ->
                        inscription.subject() instanceof Subject.Provider provider && provider.isWellFormed()
                                ? Optional.of(provider.id())
                                : Optional.empty());
    }

    private void copyConfinedRequest(String providerId) {
        ClipboardContent content = new ClipboardContent();
        content.putString(ConfinedTokenRequest.of(session.profile().address(), providerId));
        Clipboard.getSystemClipboard().setContent(content);
        confined.setText(texts.get("confined.done"));
    }

    private void acceptZone() {
        if (session.obstacle().orElse(null) instanceof Finding.AnotherZone zone) {
            workflows.check().acceptZone(session, zone.inscribed());
        }
    }

    private void showReport() {
        Optional<CheckReport> report = session.reportProperty().get();
        identity.setText(report.flatMap(CheckReport::provider)
                .map(provider -> texts.get(
                        "identity", Harmless.line(provider.name(), MAX_ID), Harmless.line(provider.id(), MAX_ID)))
                .orElseGet(() -> texts.get(report.isPresent() ? "identity.unknown" : "identity.unchecked")));
        boolean comparable = report.flatMap(CheckReport::refusedCertificate).isPresent();
        compare.setVisible(comparable);
        compare.setManaged(comparable);
        checkResult.setText(report.map(CheckWords::of).orElse(""));
        showIfFilled(checkResult);
        showGeneration();
    }

    private void showGeneration() {
        Optional<Generation> known = session.outcomeProperty()
                .get()
                .flatMap(Outcome::after)
                .or(() -> session.reportProperty().get().flatMap(CheckReport::generation));
        generation.setText(known.map(Generation::toString).orElseGet(() -> texts.get("generation.unknown")));
    }

    private void showChecking() {
        boolean checking = session.checkingProperty().get();
        Optional<Instant> from = session.checkableFromProperty().get();
        check.setDisable(session.checkUnderWayProperty().get() || from.isPresent());
        check.setText(
                checking
                        ? texts.get("checking")
                        : from.map(then -> texts.get("check-later", Moments.clock(then)))
                                .orElseGet(() -> texts.get("check-connection")));
        Node icon = checking ? ProgressRow.spinner() : new Icon(Feather.ACTIVITY);
        check.setGraphic(icon);
    }

    private void showActivity(Activity activity) {
        boolean idle = activity == Activity.IDLE;
        revoke.setDisable(!idle || session.obstacle().isPresent());
        progress.show(activity, session.profile().route().timeouts().answer());
    }

    private void showOutcome() {
        Optional<Outcome> known = session.outcomeProperty().get();
        Optional<RecordedAct> open = session.openActProperty().get();
        if (known.isEmpty() && open.isPresent()) {
            outcome.getChildren()
                    .setAll(new OpenActPane(
                            open.get(),
                            session.settlingProperty(),
                            () -> workflows.settle().takeUp(session)));
            return;
        }
        outcome.getChildren()
                .setAll(known.stream()
                        .map(shown -> new OutcomePane(
                                        shown,
                                        session.unrecordedProperty().get(),
                                        session.settlingProperty(),
                                        () -> workflows.settle().settle(session))
                                .withLeaked(session.leakedAfter(shown)))
                        .toList());
        showGeneration();
    }

    private static void showIfFilled(Label label) {
        label.setVisible(!label.getText().isBlank());
        label.setManaged(label.isVisible());
    }
}
