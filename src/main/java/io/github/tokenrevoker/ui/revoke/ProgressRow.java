package io.github.tokenrevoker.ui.revoke;

import io.github.tokenrevoker.ui.session.ProfileSession.Activity;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What a revocation is doing, for how long the tool will wait, and the button that stops it. */
final class ProgressRow extends HBox {
    /** A wait that ends sooner needs no countdown. */
    private static final int SECONDS_BEFORE_COUNTDOWN = 3;

    private final Texts texts = Texts.of(ProgressRow.class);
    private final Label step = new Label();
    private final Label countdown = new Label();
    private final Button stop = new Button();
    private final Timeline clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));
    private Duration patience = Duration.ZERO;
    private int waited;

    ProgressRow(Runnable whenStopped) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        step.setId("revocation-step");
        countdown.setId("revocation-countdown");
        stop.setId("revocation-stop");
        stop.setText(texts.get("stop"));
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> {
            stop.setDisable(true);
            whenStopped.run();
        });
        clock.setCycleCount(Animation.INDEFINITE);
        getChildren().addAll(spinner(), step, countdown, stop);
    }

    static ProgressIndicator spinner() {
        ProgressIndicator spinner = new ProgressIndicator();
        spinner.setPrefSize(18, 18);
        spinner.setMinSize(18, 18);
        return spinner;
    }

    /**
     * Shows what is being done.
     *
     * @param longest how long the tool waits for one answer
     */
    void show(Activity activity, Duration longest) {
        boolean underWay = activity == Activity.LOOKING || activity == Activity.SENDING || activity == Activity.PROVING;
        patience = longest;
        waited = 0;
        countdown.setText("");
        stop.setVisible(underWay);
        if (!underWay) {
            stop.setDisable(false);
        }
        setVisible(activity != Activity.IDLE);
        step.setText(activity == Activity.IDLE ? "" : texts.get("step." + activity));
        if (underWay) {
            clock.playFromStart();
        } else {
            clock.stop();
        }
    }

    private void tick() {
        waited++;
        long left = Math.max(0, patience.toSeconds() - waited);
        countdown.setText(waited < SECONDS_BEFORE_COUNTDOWN ? "" : texts.get("countdown", left));
    }

    /** Counts no longer. */
    void dispose() {
        clock.stop();
    }
}
