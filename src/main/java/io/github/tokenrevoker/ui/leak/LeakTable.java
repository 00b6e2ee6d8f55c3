package io.github.tokenrevoker.ui.leak;

import io.github.tokenrevoker.revocation.leak.LeakAnswer;
import io.github.tokenrevoker.revocation.leak.TokenEvidence;
import io.github.tokenrevoker.ui.controls.Columns;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.LeakWords;
import java.time.Clock;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** The leaked tokens, those together that are ended in the same way. Belongs to the FX thread. */
final class LeakTable extends TableView<LeakRow> {
    private static final double GROUP = 190;
    private static final double ID = 120;
    private static final double OWNER = 190;
    private static final double TYPE = 220;
    private static final double EXPIRY = 130;
    private static final double ANSWER = 240;
    private static final double MIN_HEIGHT = 130;
    private static final PseudoClass WORKS = PseudoClass.getPseudoClass("works");
    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");

    private final Columns<LeakRow> columns;

    LeakTable(ObservableList<LeakRow> rows, Texts texts, Clock clock) {
        columns = new Columns<>(this, texts);
        setId("leak-table");
        setItems(rows);
        setPlaceholder(new Label(texts.get("empty")));
        setAccessibleText(texts.get("title"));
        setMinHeight(MIN_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("group", GROUP, one -> LeakWords.group(one.token().ending()));
        column("id", ID, one -> LeakWords.id(one.token().inscription()));
        column("owner", OWNER, one -> LeakWords.owner(one.token()));
        column("type", TYPE, one -> LeakWords.type(one.token().inscription()));
        column("expiry", EXPIRY, one -> LeakWords.expiry(one.token().inscription(), clock.instant()));
        columns.drawn("answer", ANSWER, LeakRow::evidenceProperty, LeakTable::drawAnswer);
    }

    private void column(String title, double width, Function<TokenEvidence, String> words) {
        columns.drawn(title, width, row -> row.evidenceProperty().map(words), LeakTable::draw);
    }

    private static void draw(TableCell<?, ?> cell, String words) {
        cell.setText(words);
        cell.setTooltip(words.isEmpty() ? null : new Tooltip(words));
    }

    private static void drawAnswer(TableCell<?, ?> cell, TokenEvidence one) {
        draw(cell, one.latest().map(LeakWords::answer).orElse(""));
        boolean asked = one.latest().isPresent();
        cell.pseudoClassStateChanged(WORKS, asked && one.standing() == LeakAnswer.Standing.WORKS);
        cell.pseudoClassStateChanged(ENDED, asked && one.standing() == LeakAnswer.Standing.ENDED);
    }
}
