package io.github.tokenrevoker.ui.controls;

import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Note;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Notes as rows, each with an icon, the color of its level and one sentence. Its text is all of them in words, for screen
 * readers and for copying. Takes no room while there are none. Belongs to the FX thread.
 */
public final class NoteRows extends Labeled {
    private static final double GAP = 8;

    private final VBox rows = new VBox();
    private final String rowStyle;
    private List<Note> shown = List.of();

    /** Makes rows that lie on the page itself. */
    public NoteRows(String id) {
        this(id, "note-row");
    }

    /**
     * Makes rows of another look.
     *
     * @param rowStyle the style class of each row, besides that of its level
     */
    public NoteRows(String id, String rowStyle) {
        this.rowStyle = rowStyle;
        setId(id);
        setWrapText(true);
        setFocusTraversable(false);
        getStyleClass().add("note-rows");
        rows.getStyleClass().add("rows");
        showAll(List.of());
    }

    /** Shows these notes in their order. */
    public void show(List<Note> notes) {
        if (!notes.equals(shown)) {
            showAll(notes);
        }
    }

    private void showAll(List<Note> notes) {
        shown = List.copyOf(notes);
        rows.getChildren().setAll(notes.stream().map(this::row).toList());
        setText(notes.stream().map(Note::spoken).collect(Collectors.joining("\n")));
        setVisible(!notes.isEmpty());
        setManaged(!notes.isEmpty());
    }

    private HBox row(Note note) {
        Label words = new WrappedLabel(note.text());
        words.setAccessibleText(note.spoken());
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(GAP);
        icon(note.level()).ifPresent(icon -> row.getChildren().add(new Icon(icon)));
        row.getChildren().add(words);
        row.getStyleClass().addAll(rowStyle, "note-" + note.level().name().toLowerCase(Locale.ROOT));
        row.setMinHeight(USE_PREF_SIZE);
        return row;
    }

    private static Optional<Feather> icon(Note.Level level) {
        return switch (level) {
            case BLOCKS -> Optional.of(Feather.SLASH);
            case FAILS -> Optional.of(Feather.X_CIRCLE);
            case WARNS -> Optional.of(Feather.ALERT_TRIANGLE);
            case INFORMS -> Optional.of(Feather.INFO);
            case CONFIRMS -> Optional.of(Feather.CHECK_CIRCLE);
            case STATES -> Optional.empty();
        };
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new RowsSkin(this, rows);
    }

    /** Gives the rows the width of the control, on which their height depends. */
    private static final class RowsSkin extends SkinBase<NoteRows> {
        private final Region rows;

        RowsSkin(NoteRows control, Region rows) {
            super(control);
            this.rows = rows;
            getChildren().add(rows);
            consumeMouseEvents(false);
        }

        @Override
        protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
            return left + right;
        }

        @Override
        protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
            double inner = width == USE_COMPUTED_SIZE ? width : width - left - right;
            return top + rows.prefHeight(inner) + bottom;
        }

        @Override
        protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
            return computePrefHeight(width, top, right, bottom, left);
        }

        @Override
        protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
            return computePrefHeight(width, top, right, bottom, left);
        }
    }
}
