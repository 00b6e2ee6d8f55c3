package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.practice.PracticeZone;
import io.github.tokenrevoker.settings.WindowState;
import io.github.tokenrevoker.ui.ProfileFlow;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.Page;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.profiles.ProfileListPane;
import io.github.tokenrevoker.ui.rehearsal.RehearsalBar;
import io.github.tokenrevoker.ui.revoke.ChosenProfilePane;
import io.github.tokenrevoker.ui.revoke.RevokeWorkflows;
import io.github.tokenrevoker.ui.session.ProfileBook;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.welcome.WelcomePane;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The page of providers: all profiles on the left, the chosen one on the right. */
final class ProvidersPage implements Page {
    private final Texts texts = Texts.of(ProvidersPage.class);
    private final ProfileBook book;
    private final ProfileFlow profiles;
    private final RevokeWorkflows workflows;
    private final JournalStore journal;
    private final Background background;
    private final Clock clock;
    private final ProfileListPane list;
    private final ScrollPane detail = new ScrollPane();
    private final SplitPane split = new SplitPane();
    private final BorderPane content = new BorderPane();
    /** Kept here, because the list itself holds it weakly. */
    private final BooleanBinding noProfiles;

    private @Nullable ChosenProfilePane shown;
    private @Nullable RehearsalBar rehearsal;
    private Subscription rehearsalFollows = Subscription.EMPTY;
    private boolean profilesAreRead;

    ProvidersPage(WindowCore core) {
        this.book = core.book();
        this.profiles = core.profiles();
        this.workflows = core.workflows();
        this.journal = core.journal();
        this.background = core.context().background();
        this.clock = core.context().clock();
        this.noProfiles = Bindings.isEmpty(book.sessions());
        this.list = new ProfileListPane(book, profiles, clock);
        detail.setFitToWidth(true);
        detail.getStyleClass().add("detail");
        split.getItems().setAll(list, detail);
        shareOfList(WindowState.DEFAULT.listShare());
        SplitPane.setResizableWithParent(list, false);
        content.setCenter(split);
        list.chosenProperty().subscribe(this::show);
        noProfiles.subscribe(_ -> show(list.chosenProperty().get()));
        profiles.practiceZoneProperty().subscribe(this::offerRehearsal);
    }

    @Override
    public Region content() {
        return content;
    }

    /** The title of what is shown. */
    @Override
    public Node refuge() {
        ChosenProfilePane pane = shown;
        return pane == null ? detail : pane.title();
    }

    /** The chosen profile; null while none is. */
    ReadOnlyObjectProperty<ProfileSession> chosenProperty() {
        return list.chosenProperty();
    }

    void choose(ProfileSession session) {
        list.choose(session);
    }

    /** Deletes a profile; undoing is offered. */
    void delete(ProfileSession session) {
        list.delete(session);
    }

    /** Offers a menu on the list of profiles. */
    void offerMenu(ContextMenu menu) {
        list.offerMenu(menu);
    }

    /** Puts the focus where profiles are searched for. */
    void search() {
        list.search();
    }

    /** Gives the list of profiles its share of the width. */
    void shareOfList(double share) {
        split.setDividerPositions(share);
    }

    /** The share of the list of profiles in the width, as it was set or dragged to. */
    double shareOfList() {
        return Math.round(split.getDividerPositions()[0] * 100) / 100.0;
    }

    /** Notes that the profiles have been read: from now on an empty list has a welcome. */
    void profilesAreRead() {
        profilesAreRead = true;
        if (book.sessions().isEmpty()) {
            show(null);
        }
    }

    private void show(@Nullable ProfileSession session) {
        if (shown != null) {
            shown.dispose();
            shown = null;
        }
        if (session == null) {
            detail.setContent(nothingChosen());
            detail.setFitToHeight(true);
        } else {
            ChosenProfilePane pane =
                    new ChosenProfilePane(session, workflows, journal, clock, () -> profiles.edit(session));
            shown = pane;
            detail.setContent(pane);
            detail.setFitToHeight(true);
            // Moving the focus in the middle of a layout would be undone by the rest of it.
            pane.outcomeRegion().heightProperty().subscribe(_ -> background.onFx(() -> revealOutcome(pane)));
        }
        showRehearsal(session);
    }

    /** Gives a new result the focus that its button has lost. The page scrolls to it by itself. */
    private static void revealOutcome(ChosenProfilePane pane) {
        pane.result().ifPresent(FocusGuard::passOn);
    }

    private void offerRehearsal(Optional<PracticeZone> zone) {
        rehearsal = zone.map(running -> new RehearsalBar(
                        running,
                        kind -> Optional.ofNullable(list.chosenProperty().get())
                                .filter(ProfileSession::isPractice)
                                .ifPresent(session -> profiles.takePracticeToken(session, kind))))
                .orElse(null);
        showRehearsal(list.chosenProperty().get());
    }

    private void showRehearsal(@Nullable ProfileSession session) {
        rehearsalFollows.unsubscribe();
        rehearsalFollows = Subscription.EMPTY;
        content.setTop(null);
        RehearsalBar bar = rehearsal;
        if (session != null && bar != null) {
            rehearsalFollows = Subscription.combine(
                    session.practiceProperty().subscribe(practice -> content.setTop(practice ? bar : null)),
                    session.outcomeProperty().subscribe(_ -> bar.refresh()));
        }
    }

    /** The welcome waits until it is known that there are no profiles. */
    private @Nullable Node nothingChosen() {
        if (book.sessions().isEmpty()) {
            return profilesAreRead ? new WelcomePane(profiles::startPractice, profiles::add) : null;
        }
        VBox hint = new VBox(new Label(texts.get("choose")));
        hint.setAlignment(Pos.CENTER);
        hint.getStyleClass().add("welcome");
        return hint;
    }
}
