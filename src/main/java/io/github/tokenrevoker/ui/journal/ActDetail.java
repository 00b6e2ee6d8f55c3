package io.github.tokenrevoker.ui.journal;

import io.github.tokenrevoker.journal.JournalLine;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.journal.ActDocuments;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;

/** One act of the journal in full: its facts in words, or its lines as the file has them. Belongs to the FX thread. */
final class ActDetail {
    private static final double HEIGHT = 190;
    /** What is left of it in a low window. */
    private static final double MIN_HEIGHT = 70;

    private final ActDocuments documents = new ActDocuments();
    private final TextArea area = new TextArea();
    private final CheckBox original;
    private Optional<RecordedAct> shown = Optional.empty();

    ActDetail(Texts texts) {
        original = new CheckBox(texts.get("raw"));
        original.setId("journal-raw");
        original.selectedProperty().subscribe(this::write);
        area.setId("journal-detail");
        area.setEditable(false);
        area.setPromptText(texts.get("detail"));
        area.setPrefHeight(HEIGHT);
        area.setMinHeight(MIN_HEIGHT);
        area.getStyleClass().add("code");
    }

    TextArea area() {
        return area;
    }

    /** Chooses between the two forms. */
    CheckBox original() {
        return original;
    }

    void show(Optional<RecordedAct> act) {
        shown = act;
        write();
    }

    private void write() {
        area.setText(shown.map(act -> Harmless.block(original.isSelected() ? lines(act) : documents.facts(act)))
                .orElse(""));
    }

    private static String lines(RecordedAct act) {
        return act.lines().stream()
                .map(JournalLine::read)
                .map(line -> line.toPrettyString())
                .collect(Collectors.joining("\n"));
    }
}
