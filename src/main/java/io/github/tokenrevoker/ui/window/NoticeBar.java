package io.github.tokenrevoker.ui.window;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.Notices;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * The notices at the foot of the window, the latest on top. Each stays, with its own action, until it is answered or closed
 * or until what it says is over; another notice never ends it. The oldest wait out of sight when there are many.
 */
final class NoticeBar extends VBox implements Notices {
    private static final int MOST_IN_SIGHT = 3;

    private final Texts texts = Texts.of(NoticeBar.class);
    private final List<ShownNotice> notices = new ArrayList<>();
    private final Label more = new Label();

    NoticeBar() {
        setId("notices");
        more.setId("notices-more");
        more.getStyleClass().addAll("notice", Styles.TEXT_SMALL);
        more.setMaxWidth(Double.MAX_VALUE);
        refresh();
    }

    @Override
    public Notice show(String words, Optional<Remedy> remedy, Runnable gone) {
        if (remedy.isEmpty()) {
            notices.stream()
                    .filter(other -> other.remedy.isEmpty() && other.words.equals(words))
                    .findFirst()
                    .ifPresent(ShownNotice::withdraw);
        }
        ShownNotice notice = new ShownNotice(words, remedy, gone);
        notices.addFirst(notice);
        refresh();
        return notice;
    }

    private void refresh() {
        List<Node> rows = new ArrayList<>();
        notices.stream().limit(MOST_IN_SIGHT).forEach(notice -> rows.add(notice.row));
        int hidden = notices.size() - rows.size();
        if (hidden > 0) {
            more.setText(texts.get("notices.more", hidden));
            rows.add(more);
        }
        getChildren().setAll(rows);
    }

    /** One notice with its row. */
    private final class ShownNotice implements Notice {
        private final String words;
        private final Optional<Remedy> remedy;
        private final Runnable gone;
        private final HBox row;
        private Subscription condition = Subscription.EMPTY;

        private ShownNotice(String words, Optional<Remedy> remedy, Runnable gone) {
            this.words = words;
            this.remedy = remedy;
            this.gone = gone;
            this.row = row();
        }

        private HBox row() {
            Label text = new Label(words);
            text.setId("notice-text");
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            text.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox made = new HBox(12, text);
            made.setId("notice");
            made.getStyleClass().add("notice");
            made.setAlignment(Pos.CENTER_LEFT);
            remedy.ifPresent(offered -> {
                Button action = new Button(offered.words());
                action.setId("notice-action");
                action.setMinWidth(Region.USE_PREF_SIZE);
                action.setOnAction(_ -> take(offered));
                made.getChildren().add(action);
            });
            Button close = new Button(null, new Icon(Feather.X));
            close.setId("notice-close");
            close.setAccessibleText(texts.get("notice.close"));
            close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
            close.setOnAction(_ -> withdraw());
            made.getChildren().add(close);
            return made;
        }

        @Override
        public boolean isOpen() {
            return notices.contains(this);
        }

        @Override
        public Notice whileTrue(ObservableValue<Boolean> holds) {
            condition = holds.subscribe(still -> {
                if (!still) {
                    withdraw();
                }
            });
            if (!isOpen()) {
                condition.unsubscribe();
            }
            return this;
        }

        @Override
        public void withdraw() {
            if (remove()) {
                gone.run();
            }
        }

        private void take(Remedy offered) {
            if (remove()) {
                offered.action().run();
            }
        }

        private boolean remove() {
            condition.unsubscribe();
            boolean removed = notices.remove(this);
            refresh();
            return removed;
        }
    }
}
