package io.github.tokenrevoker.ui.profiles;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A profile in the list: name, host, environment. */
final class ProfileCell extends ListCell<ProfileSession> {
    private final Texts texts = Texts.of(ProfileCell.class);

    @Override
    protected void updateItem(ProfileSession session, boolean empty) {
        super.updateItem(session, empty);
        setText(null);
        if (empty || session == null) {
            setGraphic(null);
            return;
        }
        Profile profile = session.profile();
        Label name = new Label(profile.name());
        name.getStyleClass().add("profile-name");
        Label host = new Label(
                session.isPractice() ? texts.get("practice") : profile.address().authority());
        host.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        VBox names = new VBox(2, name, host);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox row = new HBox(8, names, new EnvironmentBadge(profile.environment()));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinWidth(0);
        row.setPrefWidth(0);
        row.setMinHeight(Region.USE_PREF_SIZE);
        setGraphic(row);
    }
}
