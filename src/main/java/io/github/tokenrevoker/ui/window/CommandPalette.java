package io.github.tokenrevoker.ui.window;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Finds a command or a profile by a few letters, above the page. Arrows choose, Enter runs, Escape or a click beside it
 * closes, and the focus goes back to where it was. Belongs to the FX thread.
 */
final class CommandPalette extends StackPane {
    private static final double WIDTH = 560;
    private static final double ROW_HEIGHT = 40;
    private static final int MAX_ROWS = 9;

    /**
     * What can be found.
     *
     * @param detail such as the keys of a command or the host of a profile; may be empty
     */
    record Entry(String name, String detail, Runnable act) {
        /** Whether all words are in it, letters' case aside. */
        private boolean has(List<String> words) {
            String all = (name + " " + detail).toLowerCase(Locale.ROOT);
            return words.stream().allMatch(all::contains);
        }
    }

    private final Supplier<Stream<Entry>> entries;
    private final TextField text = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private List<Entry> all = List.of();
    private @Nullable Node before;

    /**
     * Makes a palette that is not shown yet.
     *
     * @param entries returns what can be found, best first, each time the palette opens
     */
    CommandPalette(Supplier<Stream<Entry>> entries) {
        this.entries = entries;
        Texts texts = Texts.of(CommandPalette.class);
        setId("palette");
        getStyleClass().add("palette");
        text.setId("palette-text");
        text.setPromptText(texts.get("palette.prompt"));
        text.setAccessibleText(texts.get("palette.prompt"));
        text.textProperty().subscribe(this::find);
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setCellFactory(_ -> new Row());
        list.setPlaceholder(new Label(texts.get("palette.none")));
        list.setOnMouseClicked(_ -> run());
        VBox card = new VBox(8, text, list);
        card.getStyleClass().add("palette-card");
        card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        card.setOnMousePressed(pressed -> pressed.consume());
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(card);
        setOnMousePressed(_ -> close());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setVisible(false);
    }

    /** Shows it with nothing typed, or closes it if it is shown. */
    void toggle() {
        if (isVisible()) {
            close();
            return;
        }
        before = getScene().getFocusOwner();
        all = entries.get().toList();
        text.clear();
        find();
        setVisible(true);
        text.requestFocus();
    }

    private void close() {
        Node back = before;
        before = null;
        if (back != null && back.getScene() == getScene()) {
            back.requestFocus();
        }
        setVisible(false);
    }

    private void find() {
        List<String> words =
                List.of(text.getText().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        list.getItems().setAll(all.stream().filter(entry -> entry.has(words)).toList());
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, MAX_ROWS) * ROW_HEIGHT + 2);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close();
            case ENTER -> run();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(MAX_ROWS);
            case PAGE_UP -> move(-MAX_ROWS);
            // The focus stays in here.
            case TAB -> {}
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int row = Math.clamp(list.getSelectionModel().getSelectedIndex() + rows, 0, last);
            list.getSelectionModel().select(row);
            list.scrollTo(Math.max(0, row - MAX_ROWS + 1));
        }
    }

    private void run() {
        Optional<Entry> chosen = Optional.ofNullable(list.getSelectionModel().getSelectedItem());
        if (chosen.isPresent()) {
            close();
            chosen.get().act().run();
        }
    }

    /** The name on the left, the detail on the right. */
    private static final class Row extends ListCell<Entry> {
        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox content = new HBox(16, name, detail);

        Row() {
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            detail.getStyleClass().add(Styles.TEXT_MUTED);
            detail.setMinWidth(USE_PREF_SIZE);
            content.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            boolean nothing = empty || entry == null;
            if (!nothing) {
                name.setText(entry.name());
                detail.setText(entry.detail());
            }
            setGraphic(nothing ? null : content);
        }
    }
}
