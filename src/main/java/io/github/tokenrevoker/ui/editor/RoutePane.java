package io.github.tokenrevoker.ui.editor;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.ui.controls.FileChoice;
import io.github.tokenrevoker.ui.secrets.MaskedField;
import io.github.tokenrevoker.ui.words.Wording;
import io.github.tokenrevoker.words.Texts;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The folded part of the editor: trust, proxy, times. */
final class RoutePane extends TitledPane {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Texts texts = Texts.of(RoutePane.class);
    private final RouteModel model;
    private final FileChoice files;
    private final MaskedField proxyPassword = passwordField("editor-proxy-password");
    private final MaskedField clientPassword = passwordField("editor-client-password");

    /**
     * Shows a route.
     *
     * @param existing whether the profile is an old one, of which passwords may be known
     */
    RoutePane(RouteModel model, FileChoice files, boolean existing) {
        this.model = model;
        this.files = files;
        String prompt = texts.get(existing ? "password.prompt.keep" : "password.prompt");
        proxyPassword.setPrompt(prompt);
        clientPassword.setPrompt(prompt);
        setId("editor-connection");
        setText(texts.get("route"));
        setAnimated(false);
        setExpanded(false);
        setContent(new VBox(14, trust(), client(), proxy(), times()));
    }

    /** Empties the fields of passwords, so that no scene keeps the letters. */
    void clear() {
        proxyPassword.clear();
        clientPassword.clear();
    }

    private VBox trust() {
        ComboBox<RouteModel.TrustKind> kind =
                choice("editor-trust", RouteModel.TrustKind.values(), value -> texts.get("trust." + value));
        kind.valueProperty().bindBidirectional(model.trust);
        HBox fileRow = file("editor-ca", texts.get("ca.prompt"), model.authorities);
        showWhile(fileRow, model.trust.map(value -> value == RouteModel.TrustKind.FILE));
        TextField pin = text("editor-pin", texts.get("pin.prompt"), model.pin);
        showWhile(pin, model.trust.map(value -> value == RouteModel.TrustKind.PINNED));
        return new VBox(
                6, label("trust"), kind, fileRow, pin, note("editor-trust-note", model.trustProblem, caShown()));
    }

    private ObservableValue<String> caShown() {
        return model.trust.flatMap(value -> switch (value) {
            case FILE -> model.authoritiesShown;
            case PINNED -> model.trust.map(_ -> texts.get("trust.hint.PINNED"));
            case SYSTEM ->
                model.systemProblems.map(problems -> (texts.get("trust.hint.SYSTEM") + "\n" + problems).strip());
        });
    }

    private VBox proxy() {
        ComboBox<RouteModel.ProxyKind> kind =
                choice("editor-proxy-choice", RouteModel.ProxyKind.values(), value -> texts.get("proxy." + value));
        kind.valueProperty().bindBidirectional(model.proxyKind);
        ObservableValue<Boolean> through = model.proxyKind.map(value -> value == RouteModel.ProxyKind.THROUGH);
        TextField host = text("editor-proxy", texts.get("proxy.prompt"), model.proxy);
        showWhile(host, through);
        TextField user = text("editor-proxy-user", texts.get("proxy.user"), model.proxyUser);
        user.setPrefWidth(180);
        proxyPassword.textProperty().bindBidirectional(model.proxyPassword);
        HBox.setHgrow(proxyPassword, Priority.ALWAYS);
        showWhile(proxyPassword, model.proxyUser.map(name -> !name.isBlank()));
        HBox login = new HBox(8, user, proxyPassword);
        showWhile(login, through);
        return new VBox(
                6, label("proxy"), kind, host, login, note("editor-proxy-note", model.proxyProblem, proxyHint()));
    }

    private ObservableValue<String> proxyHint() {
        return model.proxyKind.flatMap(value -> value == RouteModel.ProxyKind.SYSTEM
                ? model.systemProxy.map(now -> (texts.get("proxy.hint.SYSTEM") + "\n" + now).strip())
                : model.proxyKind.map(other -> texts.get("proxy.hint." + other)));
    }

    private VBox client() {
        clientPassword.textProperty().bindBidirectional(model.clientPassword);
        showWhile(clientPassword, model.client.map(path -> !path.isBlank()));
        ObservableValue<String> hint = model.client.flatMap(path -> path.isBlank()
                ? model.client.map(_ -> texts.get("client.hint"))
                : model.clientShown.map(shown -> shown.isEmpty() ? texts.get("client.password.hint") : shown));
        return new VBox(
                6,
                label("client"),
                file("editor-client", texts.get("client.prompt"), model.client),
                clientPassword,
                note("editor-client-note", model.clientProblem, hint));
    }

    /** A field for a path, with a button that chooses it. */
    private HBox file(String id, String prompt, StringProperty path) {
        TextField file = text(id + "-file", prompt, path);
        HBox.setHgrow(file, Priority.ALWAYS);
        Button choose = new Button(texts.get("ca.choose"));
        choose.setId(id + "-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(
                _ -> files.toOpen(getScene().getWindow(), prompt).ifPresent(chosen -> file.setText(chosen.toString())));
        return new HBox(8, file, choose);
    }

    private static TextField text(String id, String prompt, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private MaskedField passwordField(String id) {
        return new MaskedField(id, texts.get("password.reveal"));
    }

    private VBox times() {
        HBox row = new HBox(
                10,
                new Label(texts.get("times.connect")),
                seconds("editor-connect-timeout", model.connectSeconds),
                new Label(texts.get("times.answer")),
                seconds("editor-answer-timeout", model.answerSeconds));
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, label("times"), row);
    }

    private Label label(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add(Styles.TEXT_BOLD);
        return label;
    }

    private static Spinner<Integer> seconds(String id, IntegerProperty value) {
        Spinner<Integer> spinner = new Spinner<>(1, Timeouts.MAX_SECONDS, value.get());
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(85);
        spinner.valueProperty().subscribe((_, chosen) -> value.set(chosen));
        return spinner;
    }

    private static Label note(String id, ObservableValue<String> problem, ObservableValue<String> hint) {
        Label note = new Label();
        note.setId(id);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("field-note");
        Runnable show = () -> {
            boolean wrong = !problem.getValue().isEmpty();
            note.setText(wrong ? problem.getValue() : hint.getValue());
            note.pseudoClassStateChanged(WRONG, wrong);
        };
        problem.subscribe(show);
        hint.subscribe(show);
        show.run();
        return note;
    }

    private static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private static <E> ComboBox<E> choice(String id, E[] values, Function<E, String> words) {
        ComboBox<E> box = new ComboBox<>();
        box.setId(id);
        box.getItems().setAll(values);
        box.setPrefWidth(320);
        box.setConverter(new Wording<>(words));
        return box;
    }
}
