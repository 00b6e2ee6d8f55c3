package io.github.tokenrevoker.ui.bulk;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.revocation.bulk.BulkState;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.revoke.OutcomePane;
import io.github.tokenrevoker.ui.session.ProfileSession;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** One row in full. */
final class BulkDetail extends ScrollPane {
    private final Texts texts = Texts.of(BulkDetail.class);
    private final Consumer<ProfileSession> onSettle;
    private final VBox content = new VBox(12);
    private Subscription follows = Subscription.EMPTY;

    /**
     * Begins with no row.
     *
     * @param onSettle looks at an open outcome again
     */
    BulkDetail(Consumer<ProfileSession> onSettle) {
        this.onSettle = onSettle;
        setContent(content);
        setFitToWidth(true);
        getStyleClass().add("detail");
        content.getStyleClass().add("chosen");
        show(Optional.empty());
    }

    /** Shows a row, and follows it until the next one is shown. */
    void show(Optional<BulkRow> row) {
        follows.unsubscribe();
        follows = row.map(known -> Subscription.combine(
                        known.stateProperty().subscribe(state -> show(known, state)),
                        known.session()
                                .leakedProperty()
                                .subscribe((_, _) ->
                                        show(known, known.stateProperty().get()))))
                .orElse(Subscription.EMPTY);
        if (row.isEmpty()) {
            content.getChildren().setAll(muted(texts.get("detail.none")));
        }
    }

    private void show(BulkRow row, Optional<BulkState> state) {
        Label name = new WrappedLabel(Harmless.line(row.profile().name()));
        name.getStyleClass().add(Styles.TITLE_4);
        content.getChildren()
                .setAll(
                        name,
                        state.map(known -> inFull(row, known)).orElseGet(() -> muted(texts.get("detail.not-begun"))));
    }

    private Node inFull(BulkRow row, BulkState state) {
        return state instanceof BulkState.Ended ended
                ? new OutcomePane(
                                ended.conclusion().outcome(),
                                ended.conclusion().unrecorded(),
                                row.session().settlingProperty(),
                                () -> onSettle.accept(row.session()))
                        .withLeaked(row.session().leakedAfter(ended.conclusion().outcome()))
                : muted(BulkWords.inFull(state));
    }

    private static Node muted(String words) {
        Label label = new WrappedLabel("bulk-detail", words);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }
}
