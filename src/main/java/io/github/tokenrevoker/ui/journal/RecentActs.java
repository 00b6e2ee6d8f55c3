package io.github.tokenrevoker.ui.journal;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.words.Hint;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.journal.ActWords;
import java.util.List;
import java.util.UUID;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The last revocations of one profile. */
public final class RecentActs extends VBox {
    private static final int MOST = 5;

    private final Texts texts = Texts.of(RecentActs.class);
    private final JournalStore store;
    private final UUID profile;
    private final GridPane rows = new GridPane(16, 6);
    private final Subscription follows;

    public RecentActs(JournalStore store, UUID profile) {
        super(10);
        this.store = store;
        this.profile = profile;
        setId("profile-journal");
        getStyleClass().add("panel");
        Label title = new Label(texts.get("recent"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        getChildren().addAll(title, rows);
        follows = store.actsProperty().subscribe(_ -> show());
    }

    /** Shows nothing new from then on. */
    public void dispose() {
        follows.unsubscribe();
    }

    private void show() {
        List<RecordedAct> last = store.lastOf(profile, MOST);
        setVisible(!last.isEmpty());
        setManaged(!last.isEmpty());
        rows.getChildren().clear();
        for (RecordedAct act : last) {
            Label when = new Label(Moments.local(act.startedAt()));
            when.getStyleClass().add(Styles.TEXT_MUTED);
            Hint.on(when, Moments.utc(act.startedAt()));
            rows.addRow(
                    rows.getRowCount(),
                    when,
                    new Label(ActWords.outcome(act)),
                    new Label(ActWords.generation(act)),
                    new Label(ActWords.fact(act, "reason")));
        }
    }
}
