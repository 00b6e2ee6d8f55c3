package io.github.tokenrevoker.ui.journal;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.journal.ActWords;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The last revocations of one profile, the newest first. */
public final class RecentActs extends VBox {
    private static final int MOST = 5;
    private static final double GAP = 8;

    private final Texts texts = Texts.of(RecentActs.class);
    private final JournalStore store;
    private final UUID profile;
    private final Label none = new WrappedLabel("profile-journal-empty", texts.get("recent.none"));
    private final VBox rows = new VBox(GAP);
    private final Subscription follows;

    public RecentActs(JournalStore store, UUID profile) {
        this.store = store;
        this.profile = profile;
        rows.setId("profile-journal");
        getChildren().addAll(none, rows);
        follows = store.actsProperty().subscribe(_ -> show());
    }

    /** Shows nothing new from then on. */
    public void dispose() {
        follows.unsubscribe();
    }

    private void show() {
        List<RecordedAct> last = store.lastOf(profile, MOST);
        none.setVisible(last.isEmpty());
        none.setManaged(last.isEmpty());
        rows.setVisible(!last.isEmpty());
        rows.setManaged(!last.isEmpty());
        rows.getChildren().setAll(last.stream().map(RecentActs::row).toList());
    }

    private static FlowPane row(RecordedAct act) {
        Label when = new Label(Moments.local(act.startedAt()));
        when.getStyleClass().add(Styles.TEXT_MUTED);
        Hint.on(when, Moments.utc(act.startedAt()));
        FlowPane row = new FlowPane(2 * GAP, 0, when);
        Stream.of(ActWords.outcome(act), ActWords.generation(act), ActWords.fact(act, "reason"))
                .filter(words -> !words.isBlank())
                .map(WrappedLabel::new)
                .forEach(row.getChildren()::add);
        return row;
    }
}
