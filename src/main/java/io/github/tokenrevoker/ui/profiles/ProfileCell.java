package io.github.tokenrevoker.ui.profiles;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** A profile in the list: name, host, environment. */
final class ProfileCell extends ListCell<ProfileSession> {
    private final Texts texts = Texts.of(ProfileCell.class);
    private final Clock clock;
    private Subscription readinessFollows = Subscription.EMPTY;

    ProfileCell(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void updateItem(ProfileSession session, boolean empty) {
        super.updateItem(session, empty);
        readinessFollows.unsubscribe();
        readinessFollows = Subscription.EMPTY;
        setText(null);
        if (empty || session == null) {
            setGraphic(null);
            return;
        }
        Profile profile = session.profile();
        Label name = new Label(Harmless.line(profile.name()));
        name.getStyleClass().add("profile-name");
        Label host = new Label();
        host.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        VBox names = new VBox(2, name, host);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox row = new HBox(8, names, new EnvironmentBadge(profile.environment()));
        row.setAlignment(Pos.CENTER_LEFT);
        VBox content = new VBox(3, row);
        Runnable show = () -> showReadiness(session, content, row);
        readinessFollows = Subscription.combine(
                session.practiceProperty()
                        .subscribe(practice -> host.setText(
                                practice
                                        ? texts.get("practice")
                                        : profile.address().authority())),
                session.reportProperty().subscribe(show),
                session.outcomeProperty().subscribe(show),
                session.openActProperty().subscribe(show),
                session.tokenProperty().subscribe(show));
        // Once for the cell: these follow changes only.
        show.run();
        content.setMinWidth(0);
        content.setPrefWidth(0);
        content.setMinHeight(Region.USE_PREF_SIZE);
        setGraphic(content);
    }

    private void showReadiness(ProfileSession session, VBox content, HBox row) {
        content.getChildren().setAll(row);
        Readiness.of(session, clock.instant()).map(ProfileCell::mark).ifPresent(content.getChildren()::add);
    }

    private static Label mark(Readiness readiness) {
        Label mark = new Label(readiness.words(), new Icon(icon(readiness.state())));
        mark.getStyleClass()
                .addAll(
                        Styles.TEXT_SMALL,
                        "readiness",
                        "readiness-"
                                + readiness
                                        .state()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'));
        Hint.on(mark, readiness.words());
        return mark;
    }

    private static Feather icon(Readiness.State state) {
        return switch (state) {
            case OUTCOME_UNKNOWN, NOT_VERIFIED -> Feather.ALERT_TRIANGLE;
            case READY -> Feather.CHECK_CIRCLE;
            case DOUBTFUL -> Feather.HELP_CIRCLE;
            case UNREACHABLE -> Feather.WIFI_OFF;
            case REFUSED, UNUSABLE -> Feather.SLASH;
            case NEEDS_TOKEN -> Feather.KEY;
        };
    }
}
