package io.github.tokenrevoker.ui.window;

import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.journal.JournalStore;
import io.github.tokenrevoker.ui.journal.JournalStore.State;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
import java.text.NumberFormat;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import org.controlsfx.control.StatusBar;
import org.kordamp.ikonli.feather.Feather;

/**
 * The bar at the foot of the window: vault and journal on the left; what is under way, not saved or only practice on the
 * right. An item that has nothing to say takes no place.
 */
final class WindowStatus extends StatusBar {
    private final Texts texts = Texts.of(WindowStatus.class);

    WindowStatus() {
        setId("status-bar");
        setText("");
    }

    /** Shows the state of the vault, in words. */
    WindowStatus vault(ObservableValue<String> words, ObservableValue<Boolean> open) {
        Label vault = new Label();
        vault.graphicProperty().bind(open.map(isOpen -> new Icon(isOpen ? Feather.UNLOCK : Feather.LOCK)));
        getLeftItems().add(item(vault, "status-vault", words));
        return this;
    }

    /**
     * Shows the state of the journal.
     *
     * @param open shows the journal
     */
    WindowStatus journal(JournalStore store, Runnable open) {
        Hyperlink journal = new Hyperlink();
        journal.setOnAction(_ -> {
            journal.setVisited(false);
            open.run();
        });
        journal.setGraphic(new Icon(Feather.BOOK_OPEN));
        getLeftItems()
                .add(item(
                        journal,
                        "status-journal",
                        Bindings.createStringBinding(
                                () -> journalWords(
                                        store.stateProperty().get(),
                                        entries(store.actsProperty().get())),
                                store.stateProperty(),
                                store.actsProperty())));
        return this;
    }

    private static long entries(List<RecordedAct> acts) {
        return acts.stream().mapToLong(act -> act.lines().size()).sum();
    }

    /**
     * Returns the words for the state of the journal.
     *
     * @param read how many entries are known; more than were verified when some were appended since
     */
    private String journalWords(State state, long read) {
        return switch (state) {
            case State.Verifying _ -> texts.get("status.journal.verifying");
            case State.Unreadable _ -> texts.get("status.journal.unreadable");
            case State.Verified verified ->
                switch (verified.chain()) {
                    case ChainState.Intact intact -> intactWords(Math.max(read, intact.lines()));
                    case ChainState.Damaged _ -> texts.get("status.journal.damaged");
                };
        };
    }

    private String intactWords(long entries) {
        return texts.get(
                "status.journal.intact", NumberFormat.getIntegerInstance().format(entries), entries);
    }

    /** Shows how many revocations are under way, while there are any. */
    WindowStatus work(ObservableValue<Number> underWay) {
        Label work = new Label(null, new Icon(Feather.ACTIVITY));
        getRightItems().add(item(work, "status-work", underWay.map(count -> workWords(count.intValue()))));
        return this;
    }

    private String workWords(int count) {
        return count == 0 ? "" : texts.counted("status.work", count);
    }

    /** Says that changes are not saved, while that is so. */
    WindowStatus unsaved(ObservableValue<Boolean> unsaved) {
        Label mark = new Label(null, new Icon(Feather.ALERT_TRIANGLE));
        mark.getStyleClass().add("blocked");
        getRightItems().add(item(mark, "status-unsaved", unsaved.map(is -> is ? texts.get("status.unsaved") : "")));
        return this;
    }

    /** Says that the practice zone runs, while it does. */
    WindowStatus practice(ObservableValue<Boolean> running) {
        Label practice = new Label();
        practice.getStyleClass().add("practice-mark");
        getRightItems()
                .add(item(practice, "status-practice", running.map(is -> is ? texts.get("status.practice") : "")));
        return this;
    }

    private static Labeled item(Labeled item, String id, ObservableValue<String> words) {
        item.setId(id);
        item.setAlignment(Pos.CENTER_LEFT);
        item.setMinWidth(USE_PREF_SIZE);
        item.getStyleClass().add("status-item");
        item.textProperty().bind(words);
        item.visibleProperty().bind(Bindings.isNotEmpty(item.textProperty()));
        item.managedProperty().bind(item.visibleProperty());
        return item;
    }
}
