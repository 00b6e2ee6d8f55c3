package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Tweaks;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.journal.RecentActs;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * The page of one profile: its header, which stays in sight; the result of the last revocation; what is known of connection,
 * token and history; and the red button last.
 */
public final class ChosenProfilePane extends BorderPane {
    private final Texts texts = Texts.of(ChosenProfilePane.class);
    private final ProfileSession session;
    private final RevokeWorkflows workflows;
    private final List<Subscription> subscriptions = new ArrayList<>();

    private final ProfileHeader header;
    private final ConnectionRow connection;
    private final TokenRow token;
    private final Label tags = new WrappedLabel("profile-tags", "");
    private final Label notes = new WrappedLabel("profile-notes", "");
    private final Node tagsRow = new PageRow(texts.get("tags"), tags);
    private final Node notesRow = new PageRow(texts.get("notes"), notes);
    private final DangerZone danger;
    private final ProgressRow progress;
    private final VBox underWay = new VBox();
    private final VBox outcome = new VBox();
    private final RecentActs recent;
    private final ScrollPane scroll = new ScrollPane();

    /**
     * Builds the page.
     *
     * @param replaceToken asks for another token of the profile
     */
    public ChosenProfilePane(
            ProfileSession session,
            RevokeWorkflows workflows,
            JournalStore journal,
            Clock clock,
            Runnable replaceToken) {
        this.session = session;
        this.workflows = workflows;
        this.header = new ProfileHeader(session);
        this.connection = new ConnectionRow(session, workflows.check());
        this.token = new TokenRow(session, clock, replaceToken);
        this.danger = new DangerZone(session, workflows, clock);
        this.progress = new ProgressRow(() -> session.stopSign().raise());
        this.recent = new RecentActs(journal, session.profile().id());
        underWay.getStyleClass().addAll("panel", "under-way");
        VBox rows =
                new VBox(connection.row(), token.row(), new PageRow(texts.get("history"), recent), tagsRow, notesRow);
        rows.getStyleClass().add("page-rows");
        VBox column = new VBox(underWay, outcome, rows, danger);
        column.getStyleClass().add("page-column");
        // A scroll pane stretches its content; a box around the column lets that keep to its width.
        scroll.setContent(new VBox(column));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "page");
        scroll.setMinHeight(0);
        setTop(header);
        setCenter(scroll);
        follow();
    }

    /** The title of the page. */
    public Node title() {
        return header.title();
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
        header.dispose();
        recent.dispose();
        progress.dispose();
    }

    private void follow() {
        subscriptions.add(session.profileProperty().subscribe(this::showProfile));
        subscriptions.add(session.tokenProperty().subscribe(_ -> showToken()));
        subscriptions.add(session.reportProperty().subscribe(report -> {
            header.show(report);
            connection.showReport();
            showToken();
        }));
        subscriptions.add(session.checkingProperty().subscribe(_ -> connection.showChecking()));
        subscriptions.add(session.checkUnderWayProperty().subscribe(_ -> connection.showChecking()));
        subscriptions.add(session.checkableFromProperty().subscribe(_ -> connection.showChecking()));
        subscriptions.add(session.activityProperty().subscribe(this::showActivity));
        subscriptions.add(session.outcomeProperty().subscribe(_ -> showOutcome()));
        subscriptions.add(session.openActProperty().subscribe(_ -> showOutcome()));
        subscriptions.add(session.leakedProperty().subscribe((_, _) -> showOutcome()));
    }

    private void showProfile(Profile profile) {
        header.show(profile);
        tags.setText(Harmless.line(profile.tags().toString()));
        showIfFilled(tagsRow, tags);
        notes.setText(Harmless.block(profile.notes()));
        showIfFilled(notesRow, notes);
        showToken();
    }

    private void showToken() {
        token.show();
        danger.showObstacle();
    }

    /** What is under way stands where its result will; anything before that beside the red button. */
    private void showActivity(Activity activity) {
        danger.showObstacle();
        boolean sending = activity == Activity.LOOKING || activity == Activity.SENDING || activity == Activity.PROVING;
        if (sending && underWay.getChildren().isEmpty()) {
            underWay.getChildren().setAll(progress);
            scroll.setVvalue(0);
        } else if (!sending) {
            danger.show(progress);
        }
        show(underWay, sending);
        // An older result must not be taken for that of what is under way.
        show(outcome, !sending && !outcome.getChildren().isEmpty());
        if (!outcome.isManaged()) {
            // So that the next result changes the height, which is what tells of it.
            outcome.resize(outcome.getWidth(), 0);
        }
        progress.show(activity, session.profile().route().timeouts().answer());
    }

    private void showOutcome() {
        Optional<Outcome> known = session.outcomeProperty().get();
        Optional<RecordedAct> open = known.isEmpty() ? session.openActProperty().get() : Optional.empty();
        List<? extends Node> panels = open
                .<Node>map(act -> new OpenActPane(
                        act,
                        session.settlingProperty(),
                        () -> workflows.settle().takeUp(session)))
                .or(() -> known.map(this::panel))
                .stream()
                .toList();
        outcome.getChildren().setAll(panels);
        danger.showUnsettled(open.isPresent() || known.filter(Outcome::isOpen).isPresent());
        scroll.setVvalue(0);
        showActivity(session.activityProperty().get());
        connection.showGeneration();
    }

    private OutcomePane panel(Outcome shown) {
        return new OutcomePane(
                        shown,
                        session.unrecordedProperty().get(),
                        session.settlingProperty(),
                        () -> workflows.settle().settle(session))
                .withLeaked(session.leakedAfter(shown));
    }

    private static void showIfFilled(Node row, Label value) {
        show(row, !value.getText().isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
