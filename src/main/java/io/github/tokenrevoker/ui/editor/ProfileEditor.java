package io.github.tokenrevoker.ui.editor;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.TokenPrograms;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.NoteRows;
import io.github.tokenrevoker.ui.controls.TabLeaves;
import io.github.tokenrevoker.ui.secrets.KeyringState;
import io.github.tokenrevoker.ui.secrets.MaskedField;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Note;
import io.github.tokenrevoker.words.Texts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The dialog in which a profile is written. */
public final class ProfileEditor {
    private static final double WIDTH = 680;
    /** Two lines. */
    private static final double PROBLEM_HEIGHT = 40;

    private final Texts texts = Texts.of(ProfileEditor.class);
    private final ObservableValue<String> nothing = new SimpleStringProperty("");
    private final EditorContext context;
    private final EditorModel model;
    private final RoutePane connection;
    private final boolean existing;
    private final DialogStage stage;
    private final MaskedField token = MaskedField.ofToken("editor-token", texts.get("token.reveal"));
    private final TextField name = new TextField();
    private boolean homeChosen;
    private final CompletableFuture<Optional<ProfileDraft>> answer = new CompletableFuture<>();

    private ProfileEditor(EditorContext context, EditorModel model, boolean existing, List<?> before) {
        this.context = context;
        this.model = model;
        this.existing = existing;
        this.connection = new RoutePane(model.route, context.files(), existing);
        this.stage = new DialogStage(
                context.owner(), texts.get(existing ? "title.edit" : "title.add"), content(), buttons());
        Subscription preference = context.keyring().subscribe(this::preferKeyring);
        stage.setOnHidden(_ -> {
            preference.unsubscribe();
            boolean typed = !model.entered().equals(before);
            token.clear();
            connection.clear();
            boolean cancelled = answer.complete(Optional.empty());
            if (cancelled && typed) {
                context.discarded().accept(new UnsavedEdit(model, existing, before));
            }
        });
    }

    /**
     * Asks for a new profile.
     *
     * @param address what is known of it already
     * @param token likewise; it is masked
     * @return completes on the FX thread; empty when cancelled
     */
    public static CompletableFuture<Optional<ProfileDraft>> add(
            EditorContext context,
            Optional<OnezoneAddress> address,
            Optional<AccessToken> token,
            Predicate<String> isTaken) {
        EditorModel model = EditorModel.empty(context.background(), context.clock(), isTaken);
        address.ifPresent(known -> model.host.set(known.toString()));
        token.ifPresent(known -> model.token.set(known.reveal()));
        return new ProfileEditor(context, model, false, model.entered()).open();
    }

    /** Asks for changes to a profile. Its token is never shown; an empty field leaves it as it is. */
    public static CompletableFuture<Optional<ProfileDraft>> edit(
            EditorContext context, Profile profile, Predicate<String> isTaken) {
        EditorModel model = EditorModel.of(context.background(), context.clock(), profile, isTaken);
        return new ProfileEditor(context, model, true, model.entered()).open();
    }

    /** Asks again with what had been entered, except for token and passwords. */
    public static CompletableFuture<Optional<ProfileDraft>> reopen(EditorContext context, UnsavedEdit unsaved) {
        return new ProfileEditor(context, unsaved.model(), unsaved.isOfExistingProfile(), unsaved.before()).open();
    }

    private CompletableFuture<Optional<ProfileDraft>> open() {
        stage.showCentred();
        name.requestFocus();
        name.end();
        return answer;
    }

    private Region content() {
        name.setId("editor-name");
        name.setPromptText(texts.get("name.prompt"));
        name.textProperty().bindBidirectional(model.name);
        TextField host = new TextField();
        host.setId("editor-host");
        host.setPromptText(texts.get("host.prompt"));
        host.textProperty().bindBidirectional(model.host);
        token.setPrompt(texts.get(existing ? "token.prompt.keep" : "token.prompt"));
        token.textProperty().bindBidirectional(model.token);
        TextField tags = new TextField();
        tags.setId("editor-tags");
        tags.setPromptText(texts.get("tags.prompt"));
        tags.textProperty().bindBidirectional(model.tags);
        TextArea notes = new TextArea();
        notes.setId("editor-notes");
        notes.setPromptText(texts.get("notes.prompt"));
        notes.setPrefRowCount(2);
        notes.setWrapText(true);
        notes.textProperty().bindBidirectional(model.notes);
        TabLeaves.on(notes);
        EditorSections sections = new EditorSections(context.owner(), WIDTH);
        sections.add(
                "editor-section-general",
                texts.get("section.general"),
                new VBox(
                        16,
                        field("name", name, model.nameProblem, nothing),
                        field("host", host, model.hostProblem, model.addressShown),
                        field("environment", environment(), nothing, environmentHint()),
                        field("tags", tags, model.tagsProblem, nothing),
                        field("notes", notes, model.notesProblem, nothing)),
                () -> {});
        sections.add(
                "editor-section-token",
                texts.get("section.token"),
                new VBox(
                        16,
                        noted("token", token, model.tokenProblem, tokenHint()),
                        field("home", home(), nothing, homeHint()),
                        tokenCommand()),
                () -> {});
        sections.add(
                "editor-section-network", texts.get("section.network"), connection, () -> connection.setExpanded(true));
        sections.setId("editor");
        sections.getStyleClass().add("dialog-content");
        return sections;
    }

    private ObservableValue<String> environmentHint() {
        return model.environment.map(environment -> texts.get("environment.hint." + environment));
    }

    private VBox tokenCommand() {
        TextField command = new TextField();
        command.setId("editor-token-command");
        command.setPromptText(texts.get("token-command.prompt"));
        command.textProperty().bindBidirectional(model.tokenCommand);
        VBox field = field("token-command", command, model.tokenCommandProblem, tokenCommandHint());
        field.visibleProperty().bind(model.home.map(home -> home == TokenHome.COMMAND));
        field.managedProperty().bind(field.visibleProperty());
        return field;
    }

    private ObservableValue<String> tokenCommandHint() {
        return new SimpleStringProperty(texts.get("token-command.hint", TokenPrograms.DEFAULT_LIMIT.toSeconds()));
    }

    private ComboBox<TokenHome> home() {
        ComboBox<TokenHome> box = new ComboBox<>();
        box.setId("editor-home");
        box.getItems().setAll(TokenHome.values());
        box.setConverter(new Wording<>(home -> texts.get("home." + home)));
        box.valueProperty().bindBidirectional(model.home);
        box.setOnShowing(_ -> homeChosen = true);
        box.setPrefWidth(260);
        return box;
    }

    /** A new profile's token rests in the keyring where one answers, unless somebody has chosen already. */
    private void preferKeyring(KeyringState state) {
        if (state == KeyringState.ANSWERS && !existing && !homeChosen && model.home.get() == TokenHome.NOWHERE) {
            model.home.set(TokenHome.KEYRING);
        }
    }

    private ObservableValue<String> homeHint() {
        return Bindings.createStringBinding(
                () -> {
                    boolean keyringWanted = model.home.get() == TokenHome.KEYRING;
                    String words = texts.get("home.hint." + model.home.get());
                    return keyringWanted
                            ? words + " "
                                    + texts.get("keyring." + context.keyring().get())
                            : words;
                },
                model.home,
                context.keyring());
    }

    private ObservableValue<List<Note>> tokenHint() {
        return model.tokenShown.map(notes -> notes.isEmpty() ? List.of(Note.stating(texts.get("token.none"))) : notes);
    }

    private ComboBox<Environment> environment() {
        ComboBox<Environment> box = new ComboBox<>();
        box.setId("editor-environment");
        box.getItems().setAll(Environment.values());
        box.setCellFactory(_ -> new EnvironmentCell());
        box.setButtonCell(new EnvironmentCell());
        box.valueProperty().bindBidirectional(model.environment);
        box.setPrefWidth(200);
        return box;
    }

    private static final class EnvironmentCell extends ListCell<Environment> {
        @Override
        protected void updateItem(Environment environment, boolean empty) {
            super.updateItem(environment, empty);
            setGraphic(empty ? null : new EnvironmentBadge(environment));
        }
    }

    private VBox field(String key, Node input, ObservableValue<String> problem, ObservableValue<String> hint) {
        return noted(
                key, input, problem, hint.map(words -> words.isEmpty() ? List.of() : List.of(Note.stating(words))));
    }

    /** A labelled input with notes below it: what is wrong, once it was touched, or else a hint. */
    private VBox noted(String key, Node input, ObservableValue<String> problem, ObservableValue<List<Note>> hint) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add(Styles.TEXT_BOLD);
        label.setLabelFor(input);
        NoteRows note = new NoteRows("editor-" + key + "-note");
        BooleanProperty touched = new SimpleBooleanProperty(existing);
        Runnable show = () -> {
            boolean wrong = touched.get() && !problem.getValue().isEmpty();
            note.show(wrong ? List.of(new Note(Note.Level.FAILS, problem.getValue())) : hint.getValue());
            input.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
        };
        problem.subscribe((_, _) -> {
            touched.set(true);
            show.run();
        });
        hint.subscribe((_, _) -> show.run());
        input.focusWithinProperty().subscribe((was, is) -> {
            touched.set(touched.get() || (was && !is));
            show.run();
        });
        show.run();
        return new VBox(4, label, input, note);
    }

    private HBox buttons() {
        Label problem = new Label();
        problem.setId("editor-problem");
        problem.setWrapText(true);
        // No higher than the buttons; what is longer stands beside its field.
        problem.setPrefHeight(PROBLEM_HEIGHT);
        problem.getStyleClass().add(Styles.TEXT_MUTED);
        problem.textProperty().bind(model.firstProblem);
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        Button save = new Button(texts.get("save"));
        save.setId("editor-save");
        save.setDefaultButton(true);
        save.disableProperty().bind(model.complete.not());
        save.setOnAction(_ -> model.draft().ifPresent(draft -> {
            answer.complete(Optional.of(draft));
            stage.close();
        }));
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId("editor-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> stage.close());
        save.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        HBox buttons = new HBox(10, problem, cancel, save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }
}
