package io.github.tokenrevoker.ui.editor;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.secret.TokenPrograms;
import io.github.tokenrevoker.ui.background.Background;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.ui.secrets.KeyringState;
import io.github.tokenrevoker.ui.secrets.MaskedField;
import io.github.tokenrevoker.ui.words.EnvironmentBadge;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Texts;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
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
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/** The dialog in which a profile is written. */
public final class ProfileEditor {
    private static final double WIDTH = 520;
    /** Two lines. */
    private static final double PROBLEM_HEIGHT = 36;

    private static final ObservableValue<String> NOTHING = new SimpleStringProperty("");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Texts texts = Texts.of(ProfileEditor.class);
    private final EditorModel model;
    private final RoutePane connection;
    private final boolean existing;
    private final ReadOnlyObjectProperty<KeyringState> keyring;
    private final DialogStage stage;
    private final MaskedField token = MaskedField.ofToken("editor-token", texts.get("token.reveal"));
    private final TextField name = new TextField();
    private boolean homeChosen;
    private final CompletableFuture<Optional<ProfileDraft>> answer = new CompletableFuture<>();

    private ProfileEditor(
            Window owner,
            Background background,
            EditorModel model,
            ReadOnlyObjectProperty<KeyringState> keyring,
            FileChoice files,
            boolean existing) {
        this.model = model;
        this.keyring = keyring;
        this.existing = existing;
        this.connection = new RoutePane(model.route, files, existing);
        // The folded part finds its height in a layout, in the middle of which the window cannot be resized.
        connection.heightProperty().subscribe(() -> background.onFx(this::fit));
        this.stage = new DialogStage(owner, texts.get(existing ? "title.edit" : "title.add"), content(), buttons());
        Subscription preference = keyring.subscribe(this::preferKeyring);
        stage.setOnHidden(_ -> {
            preference.unsubscribe();
            token.clear();
            connection.clear();
            answer.complete(Optional.empty());
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
            Window owner,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<KeyringState> keyring,
            FileChoice files,
            Optional<OnezoneAddress> address,
            Optional<AccessToken> token,
            Predicate<String> isTaken) {
        EditorModel model = EditorModel.empty(background, clock, isTaken);
        address.ifPresent(known -> model.host.set(known.toString()));
        token.ifPresent(known -> model.token.set(known.reveal()));
        return new ProfileEditor(owner, background, model, keyring, files, false).open();
    }

    /** Asks for changes to a profile. Its token is never shown; an empty field leaves it as it is. */
    public static CompletableFuture<Optional<ProfileDraft>> edit(
            Window owner,
            Background background,
            Clock clock,
            ReadOnlyObjectProperty<KeyringState> keyring,
            FileChoice files,
            Profile profile,
            Predicate<String> isTaken) {
        return new ProfileEditor(
                        owner, background, EditorModel.of(background, clock, profile, isTaken), keyring, files, true)
                .open();
    }

    private CompletableFuture<Optional<ProfileDraft>> open() {
        stage.showCentred();
        name.requestFocus();
        name.end();
        return answer;
    }

    private VBox content() {
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
        VBox content = new VBox(
                14,
                field("name", name, model.nameProblem, NOTHING),
                field("host", host, model.hostProblem, model.addressShown),
                field("environment", environment(), NOTHING, environmentHint()),
                field("token", token, model.tokenProblem, tokenHint()),
                field("home", home(), NOTHING, homeHint()),
                tokenCommand(),
                field("tags", tags, model.tagsProblem, NOTHING),
                field("notes", notes, model.notesProblem, NOTHING),
                connection);
        content.setId("editor");
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        return content;
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
        field.visibleProperty().subscribe(_ -> fit());
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
                    return keyringWanted ? words + " " + texts.get("keyring." + keyring.get()) : words;
                },
                model.home,
                keyring);
    }

    private ObservableValue<String> tokenHint() {
        return model.tokenShown.map(words -> words.isEmpty() ? texts.get("token.none") : words);
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

    /** A labelled input with one line below it: what is wrong, once it was touched, or else a hint. */
    private VBox field(String key, Node input, ObservableValue<String> problem, ObservableValue<String> hint) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add(Styles.TEXT_BOLD);
        label.setLabelFor(input);
        Label note = new Label();
        note.setId("editor-" + key + "-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll("field-note", Styles.TEXT_SMALL);
        BooleanProperty touched = new SimpleBooleanProperty(existing);
        Runnable show = () -> {
            boolean wrong = touched.get() && !problem.getValue().isEmpty();
            note.setText(wrong ? problem.getValue() : hint.getValue());
            note.pseudoClassStateChanged(WRONG, wrong);
            input.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
            note.setVisible(!note.getText().isEmpty());
            note.setManaged(note.isVisible());
            fit();
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

    /** Grows and shrinks the window with the notes in it. */
    private void fit() {
        if (name.getScene() != null && name.getScene().getWindow() instanceof Stage shown) {
            StageSize.fit(shown);
        }
    }

    private HBox buttons() {
        Label problem = new Label();
        problem.setId("editor-problem");
        problem.setWrapText(true);
        // No higher than the buttons; what is longer stands beside its field.
        problem.setPrefHeight(PROBLEM_HEIGHT);
        problem.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
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
