package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.outcome.Tone;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** An act of an earlier run whose outcome the journal does not have, or has as not verified. */
public final class OpenActPane extends VBox {
    /**
     * Builds the panel.
     *
     * @param settling whether it is being looked at just now
     * @param takeUp settles it, after asking for the token if need be
     */
    public OpenActPane(RecordedAct act, ObservableValue<Boolean> settling, Runnable takeUp) {
        Texts texts = Texts.of(OpenActPane.class);
        setId("open-act");
        getStyleClass().addAll("panel", "outcome", Tone.CAUTION.styleClass());
        boolean accepted = act.outcome() == OutcomeCode.REVOKED_UNPROVED;
        Label title = new Label(texts.get(accepted ? "open.accepted.title" : "open.title"));
        title.setId("open-act-title");
        title.setWrapText(true);
        title.getStyleClass().add(Styles.TITLE_3);
        HBox heading = new HBox(12, new Icon(Feather.ALERT_TRIANGLE), title);
        heading.getStyleClass().add("outcome-heading");
        Label text = new Label(texts.get(
                accepted ? "open.accepted.text" : "open.text",
                Moments.local(act.startedAt()),
                Moments.utc(act.startedAt())));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button again = new Button(null, new Icon(Feather.REFRESH_CW));
        again.setId("outcome-check-again");
        again.getStyleClass().add(Styles.ACCENT);
        again.disableProperty().bind(settling);
        again.textProperty()
                .bind(settling.map(busy -> texts.get(Boolean.TRUE.equals(busy) ? "settling" : "check-again")));
        again.setOnAction(_ -> takeUp.run());
        getChildren().addAll(heading, text, again);
    }
}
