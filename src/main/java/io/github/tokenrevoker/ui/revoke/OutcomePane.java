package io.github.tokenrevoker.ui.revoke;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.Access;
import io.github.tokenrevoker.onezone.OnezoneError;
import io.github.tokenrevoker.onezone.RawBody;
import io.github.tokenrevoker.revocation.Attempt;
import io.github.tokenrevoker.revocation.Outcome;
import io.github.tokenrevoker.revocation.Revocation;
import io.github.tokenrevoker.revocation.leak.LeakedAfter;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.words.Icon;
import io.github.tokenrevoker.words.Harmless;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import io.github.tokenrevoker.words.leak.LeakWords;
import io.github.tokenrevoker.words.outcome.JsonWords;
import io.github.tokenrevoker.words.outcome.OutcomeReport;
import io.github.tokenrevoker.words.outcome.OutcomeWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One outcome, shown in full. */
public final class OutcomePane extends VBox {
    private static final int MAX_DETAIL_ROWS = 14;
    private static final int MAX_PROBLEM = 300;
    private static final int MAX_NAME = 120;

    private final Texts texts = Texts.of(OutcomePane.class);
    private final Outcome outcome;
    private final OutcomeWords words;
    private final GridPane facts = new GridPane(16, 8);
    private Optional<LeakedAfter> leaked = Optional.empty();

    /**
     * Builds the panel of an outcome.
     *
     * @param unrecorded why the journal does not have all of it; empty when it has
     * @param settling whether an open outcome is being looked at again just now
     * @param checkAgain looks at it again
     */
    public OutcomePane(
            Outcome outcome, Optional<String> unrecorded, ObservableValue<Boolean> settling, Runnable checkAgain) {
        this.outcome = outcome;
        this.words = OutcomeWords.of(outcome);
        setId("outcome-panel");
        getStyleClass().addAll("panel", "outcome", words.tone().styleClass());
        facts.getStyleClass().add("facts");
        getChildren().addAll(heading(), paragraph(words.happened(), "outcome-happened"), facts);
        addFact("panel.status", "outcome-status", words.status());
        addFact("panel.generation", "outcome-generation", words.generation());
        unrecorded.ifPresent(problem -> {
            NoteRows note = new NoteRows("outcome-unrecorded");
            note.show(
                    List.of(new Note(Note.Level.FAILS, texts.get("unrecorded", Harmless.line(problem, MAX_PROBLEM)))));
            getChildren().add(note);
        });
        getChildren()
                .addAll(
                        section("panel.means", paragraph(words.meaning(), "outcome-meaning")),
                        section("panel.next", paragraph(words.advice(), "outcome-advice")),
                        buttons(settling, checkAgain));
        outcome.error().ifPresent(this::addError);
        outcome.raw().ifPresent(this::addRaw);
    }

    /** Says what the zone has said of the leaked tokens that the act was to end; returns this panel. */
    public OutcomePane withLeaked(Optional<LeakedAfter> after) {
        leaked = after;
        after.ifPresent(known -> addFact("panel.leaked", "outcome-leaked", LeakWords.after(known)));
        return this;
    }

    private HBox heading() {
        Label title = new Label(words.title());
        title.setId("outcome-title");
        title.setWrapText(true);
        title.getStyleClass().add(Styles.TITLE_3);
        Attempt attempt = outcome.attempt();
        Label when = new Label(texts.get(
                "panel.when",
                Moments.local(attempt.startedAt()),
                Moments.utc(attempt.startedAt()),
                Moments.duration(attempt.duration())));
        when.setId("outcome-when");
        when.setWrapText(true);
        when.getStyleClass().add(Styles.TEXT_MUTED);
        VBox both = new VBox(2, title, paragraph(subject(), "outcome-subject"), when);
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox heading = new HBox(12, new Icon(icon()), both);
        heading.setAlignment(Pos.TOP_LEFT);
        heading.getStyleClass().add("outcome-heading");
        return heading;
    }

    /** Profile, provider and host, so that a picture of the panel alone says what it is about. */
    private String subject() {
        Revocation revocation = outcome.attempt().revocation();
        String host = revocation.access().address().authority();
        String profile = Harmless.line(revocation.profile().name(), MAX_NAME);
        return revocation
                .report()
                .provider()
                .map(provider -> texts.get(
                        "panel.subject",
                        profile,
                        Harmless.line(provider.name(), MAX_NAME),
                        Harmless.line(provider.id(), MAX_NAME),
                        host))
                .orElseGet(() -> texts.get("panel.subject.unknown", profile, host));
    }

    private Feather icon() {
        return switch (words.tone()) {
            case PROVED -> Feather.CHECK_CIRCLE;
            case CAUTION -> Feather.ALERT_TRIANGLE;
            case ALARM -> Feather.ALERT_OCTAGON;
            case NOTHING_HAPPENED -> Feather.SLASH;
        };
    }

    private static Label paragraph(String text, String id) {
        Label paragraph = new Label(text);
        paragraph.setId(id);
        paragraph.setWrapText(true);
        paragraph.setMinHeight(Region.USE_PREF_SIZE);
        return paragraph;
    }

    private VBox section(String key, Label paragraph) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_BOLD);
        return new VBox(2, name, paragraph);
    }

    private void addFact(String key, String id, String value) {
        if (value.isBlank()) {
            return;
        }
        Label name = new Label(texts.get(key));
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, javafx.geometry.VPos.TOP);
        Label fact = paragraph(value, id);
        GridPane.setHgrow(fact, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), name, fact);
    }

    private void addError(OnezoneError error) {
        var shown = OutcomeWords.errorWords(error);
        addFact("panel.error-id", "error-id", shown.id());
        addFact("panel.error-description", "error-description", shown.description());
        Optional.ofNullable(error.details())
                .ifPresent(details -> getChildren()
                        .add(folded(texts.get("panel.details"), "error-details", JsonWords.indented(details), true)));
        Optional.ofNullable(error.context())
                .ifPresent(context -> getChildren()
                        .add(folded(texts.get("panel.context"), "error-context", JsonWords.indented(context), false)));
    }

    private void addRaw(RawBody raw) {
        String size =
                texts.get("panel.raw.size", raw.size(), texts.get(raw.cut() ? "panel.raw.cut" : "panel.raw.whole"));
        String title = texts.get("panel.raw", raw.isEmpty() ? texts.get("panel.raw.empty") : size);
        getChildren().add(folded(title, "raw-answer", Harmless.block(raw.excerpt()), !raw.isEmpty()));
    }

    private static TitledPane folded(String title, String id, String text, boolean expanded) {
        TextArea area = new TextArea(text);
        area.setId(id);
        area.setEditable(false);
        area.setWrapText(true);
        area.getStyleClass().add("code");
        int rows = (int) text.lines().limit(MAX_DETAIL_ROWS).count();
        area.setPrefRowCount(Math.max(2, rows));
        TitledPane pane = new TitledPane(title, area);
        pane.setAnimated(false);
        pane.setExpanded(expanded);
        pane.getStyleClass().add(Styles.DENSE);
        return pane;
    }

    private VBox buttons(ObservableValue<Boolean> settling, Runnable checkAgain) {
        FlowPane buttons = new FlowPane(8, 8);
        if (outcome.isOpen()) {
            Button again = new Button(texts.get("check-again"), new Icon(Feather.REFRESH_CW));
            again.setId("outcome-check-again");
            again.getStyleClass().add(Styles.ACCENT);
            again.disableProperty().bind(settling);
            again.textProperty()
                    .bind(settling.map(busy -> texts.get(Boolean.TRUE.equals(busy) ? "settling" : "check-again")));
            again.setOnAction(_ -> checkAgain.run());
            buttons.getChildren().add(again);
        }
        Access access = outcome.attempt().revocation().access();
        CurlCommand curl = CurlCommand.of(access.address(), access.route());
        Label note = paragraph(String.join("\n", curl.gaps()), "outcome-copy-note");
        note.setVisible(false);
        note.managedProperty().bind(note.visibleProperty());
        buttons.getChildren()
                .addAll(
                        copying("outcome-copy", "copy", () -> OutcomeReport.of(outcome, leaked), () -> {}),
                        copying(
                                "outcome-copy-curl",
                                "copy-curl",
                                curl::text,
                                () -> note.setVisible(!curl.gaps().isEmpty())));
        return new VBox(8, buttons, note);
    }

    private Button copying(String id, String key, Supplier<String> content, Runnable copied) {
        Button button = new Button(texts.get(key), new Icon(Feather.COPY));
        button.setId(id);
        button.setOnAction(_ -> {
            ClipboardContent clipboard = new ClipboardContent();
            clipboard.putString(content.get());
            Clipboard.getSystemClipboard().setContent(clipboard);
            button.setText(texts.get(key + ".done"));
            copied.run();
        });
        return button;
    }
}
