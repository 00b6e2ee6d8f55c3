package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The main window's warning of a journal that is damaged or can't be read. Stays until that is acknowledged or over. */
public final class JournalWarning extends HBox {
    private final Label text = new Label();

    public JournalWarning(JournalStore store, Runnable open) {
        super(12);
        Texts texts = Texts.of(JournalWarning.class);
        setId("journal-warning");
        getStyleClass().add("notice");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("journal-warning-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        setHgrow(text, Priority.ALWAYS);
        Button show = new Button(texts.get("warning.open"));
        show.setId("journal-warning-open");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(_ -> open.run());
        getChildren().addAll(new Icon(Feather.ALERT_TRIANGLE), text, show);
        store.verdictProperty().subscribe(verdict -> show(verdict.flatMap(ChainWords::warning)));
    }

    private void show(Optional<String> warning) {
        warning.ifPresent(text::setText);
        setVisible(warning.isPresent());
        setManaged(warning.isPresent());
    }
}
