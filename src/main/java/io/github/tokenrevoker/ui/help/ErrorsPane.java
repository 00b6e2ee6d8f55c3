package io.github.tokenrevoker.ui.help;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.WrappedLabel;
import io.github.tokenrevoker.words.AdviceWords;
import io.github.tokenrevoker.words.Texts;
import java.util.Locale;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;

/** What to do about each error id of Onezone, found by any word. */
final class ErrorsPane extends VBox {
    private final FilteredList<Map.Entry<String, String>> found = new FilteredList<>(
            FXCollections.observableArrayList(AdviceWords.byId().entrySet()));

    ErrorsPane() {
        super(12);
        Texts texts = Texts.of(ErrorsPane.class);
        getStyleClass().add("dialog-content");
        CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
        search.setId("help-search");
        search.setPromptText(texts.get("errors.search"));
        search.textProperty().subscribe(this::filter);
        ListView<Map.Entry<String, String>> list = new ListView<>(found);
        list.setId("help-error-list");
        list.setPlaceholder(new Label(texts.get("errors.none")));
        list.setCellFactory(_ -> new ErrorCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(search, list);
    }

    private void filter(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(entry -> (entry.getKey() + "\n" + entry.getValue())
                .toLowerCase(Locale.ROOT)
                .contains(wanted));
    }

    private static final class ErrorCell extends ListCell<Map.Entry<String, String>> {
        private static final double INSETS = 32;

        private final Label id = new WrappedLabel("");
        private final Label advice = new WrappedLabel("");
        private final VBox both = new VBox(2, id, advice);

        ErrorCell() {
            id.getStyleClass().addAll(Styles.TEXT_BOLD);
            // Without a width of its own a cell would be as wide as its longest line.
            setPrefWidth(0);
            both.setPadding(new Insets(4, 0, 4, 0));
            both.maxWidthProperty().bind(widthProperty().subtract(INSETS));
        }

        @Override
        protected void updateItem(Map.Entry<String, String> entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(empty || entry == null ? null : both);
            if (!empty && entry != null) {
                id.setText(entry.getKey());
                advice.setText(entry.getValue());
            }
        }
    }
}
