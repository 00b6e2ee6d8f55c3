package io.github.tokenrevoker.ui.confirm;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.FixedEnds;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.ui.words.Icon;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * The look and the manners of the question whether to revoke. Nothing destructive in it is default, focused, or reachable by
 * Enter; Escape and closing the window cancel; its destructive button never lies where the one lay that opened it.
 *
 * @param <T> the operator's yes
 */
final class ConfirmationStage<T> {
    static final double WIDTH = 620;
    /** With a phrase to type, and without. */
    static final double TALL = 700;

    static final double SHORT = 620;

    /**
     * The parts of the question.
     *
     * @param look what distinguishes it at a glance: the environment, or practice
     * @param height of the whole, where the screen has room for it
     * @param headline says what is asked; always in sight
     * @param body says what must be weighed; scrolls
     * @param demands what must be typed; always in sight above the buttons
     */
    record Parts(String look, double height, VBox headline, Region body, VBox demands) {}

    private final String id;
    private final Stage stage = new Stage();
    private final Button revoke = new Button();
    private final Button cancel = new Button();
    private final CompletableFuture<Optional<T>> answer = new CompletableFuture<>();

    /**
     * Puts the question together.
     *
     * @param id what the ids of its parts begin with
     * @param phrase the field that Enter must not leave
     * @param armed whether it takes input yet
     */
    ConfirmationStage(Window owner, String id, Parts parts, Node phrase, ObservableBooleanValue armed) {
        this.id = id;
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setResizable(false);
        VBox footer = new VBox(parts.demands(), buttons());
        footer.getStyleClass().add("confirmation-footer");
        parts.demands().getStyleClass().add("confirmation-demands");
        FixedEnds root = new FixedEnds(stage, WIDTH, parts.height(), banner(parts.headline()), parts.body(), footer);
        root.setId(id + "-dialog");
        root.getStyleClass().addAll("confirmation", "confirmation-" + parts.look());
        Scene scene = new Scene(root);
        scene.getStylesheets().addAll(owner.getScene().getStylesheets());
        stage.setScene(scene);
        FocusGuard.install(scene, () -> cancel);
        new StrayInputGuard(revoke, phrase, armed).install(scene);
        stage.setOnHidden(_ -> {
            FocusGuard.leaveDestructive(owner.getScene());
            answer.complete(Optional.empty());
        });
    }

    static Label title() {
        Label title = new Label();
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.getStyleClass().add("confirmation-title");
        return title;
    }

    private static HBox banner(VBox headline) {
        HBox.setHgrow(headline, Priority.ALWAYS);
        HBox banner = new HBox(14, new Icon(Feather.ALERT_OCTAGON), headline);
        banner.setAlignment(Pos.CENTER_LEFT);
        banner.getStyleClass().add("confirmation-banner");
        return banner;
    }

    private HBox buttons() {
        cancel.setId(id + "-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> stage.close());
        FocusGuard.destructive(revoke).setId(id + "-revoke");
        revoke.setMnemonicParsing(false);
        revoke.getStyleClass().add(Styles.DANGER);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(10, revoke, gap, cancel);
        buttons.setPadding(new Insets(16, 24, 16, 24));
        return buttons;
    }

    /** What it says around the question. */
    void say(String window, String destructive, String harmless) {
        stage.setTitle(window);
        revoke.setText(destructive);
        cancel.setText(harmless);
    }

    /**
     * What makes a yes.
     *
     * @param possible whether the destructive button can be pressed
     * @param yes empty when something is missing for it all the same
     */
    void confirmWith(ObservableBooleanValue possible, Supplier<Optional<T>> yes) {
        revoke.disableProperty().bind(javafx.beans.binding.Bindings.not(possible));
        revoke.setOnAction(_ -> yes.get().ifPresent(confirmed -> {
            answer.complete(Optional.of(confirmed));
            stage.close();
        }));
    }

    /** The marks below the title: the environment in words, and whether this is practice. */
    static HBox marks(Label... marks) {
        for (Label mark : marks) {
            mark.getStyleClass().add("confirmation-mark");
            mark.setMinWidth(Region.USE_PREF_SIZE);
        }
        return new HBox(8, marks);
    }

    /**
     * Shows the question.
     *
     * @param opener the button that was pressed: the destructive button will not lie under it
     * @return completes on the FX thread; empty when the operator did not say yes
     */
    CompletableFuture<Optional<T>> showAwayFrom(Node opener) {
        stage.getScene().getRoot().applyCss();
        StageSize.centre(stage);
        stage.show();
        cancel.requestFocus();
        keepAwayFrom(opener);
        // Both buttons find their places only in the layouts that follow.
        Subscription places = Subscription.combine(
                opener.localToSceneTransformProperty().subscribe(_ -> keepAwayFrom(opener)),
                revoke.localToSceneTransformProperty().subscribe(_ -> keepAwayFrom(opener)),
                stage.heightProperty().subscribe(_ -> keepAwayFrom(opener)));
        var _ = answer.whenComplete((_, _) -> places.unsubscribe());
        return answer;
    }

    /** Moves the window where the destructive button and the opening one do not lie on top of each other. */
    private void keepAwayFrom(Node opener) {
        StageSize.centre(stage);
        Rectangle2D desktop = StageSize.screenOf(stage.getOwner());
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
