package io.github.tokenrevoker.ui.secrets;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.SecretText;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.ui.controls.WindowContext;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The window in which questions about the vault's passphrase are asked, one after the other. */
final class VaultDialog implements VaultConversation {
    private static final double WIDTH = 480;
    private static final int MILLIS = 1000;

    private final Texts texts = Texts.of(VaultDialog.class);
    private final WindowContext window;
    /** Whether an answer is being tried. */
    private final BooleanProperty busy = new SimpleBooleanProperty();
    /** Whether no passphrase is taken yet after a wrong one. */
    private final BooleanProperty waiting = new SimpleBooleanProperty();

    private final Label problem = new Label();
    private final PasswordField present = new PasswordField();
    private final NewPassphrase next = new NewPassphrase();
    private final VBox content = new VBox(14);
    private final DialogStage stage;
    private Runnable decline = () -> {};
    private boolean declined;
    private long noneBefore;

    /** Makes the window, on the FX thread; the first question shows it. */
    VaultDialog(WindowContext window) {
        this.window = window;
        problem.setId("vault-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("blocked");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        present.setId("vault-passphrase");
        present.setPromptText(texts.get("passphrase"));
        present.setAccessibleText(texts.get("passphrase"));
        content.setId("vault-unlock-dialog");
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        stage = new DialogStage(window.stage(), "", content);
        stage.setOnHidden(_ -> {
            declined = true;
            SecretText.clear(present);
            next.clear();
            decline.run();
        });
        problem.textProperty().subscribe(() -> StageSize.fit(stage));
    }

    @Override
    public Optional<Unlocking> passphrase(Duration wait, Optional<String> found) {
        return ask(answer -> {
            Hyperlink forgotten = new Hyperlink(texts.get("forgotten"));
            forgotten.setId("vault-forgotten");
            forgotten.setOnAction(_ -> answer.accept(new Unlocking.Forgotten()));
            Button unlock =
                    button("vault-unlock", "unlock", present.textProperty().isNotEmpty(), () -> {
                        Passphrase typed = new Passphrase(present.getText().toCharArray());
                        SecretText.clear(present);
                        answer.accept(new Unlocking.With(typed));
                    });
            show("unlock.title", text("unlock.text"), present, problem, buttons(forgotten, unlock));
            present.requestFocus();
            tell(wait, found);
        });
    }

    @Override
    public Optional<Agreed> previousVersion() {
        return ask(answer -> {
            Button use = button(
                    "vault-use-previous",
                    "previous",
                    new SimpleBooleanProperty(true),
                    () -> answer.accept(new Agreed()));
            use.setDefaultButton(false);
            show("unlock.title", text("previous.text"), problem, buttons(new Region(), use));
            tell(Duration.ZERO, Optional.empty());
        });
    }

    @Override
    public Optional<Agreed> freshStart(Optional<String> found) {
        return ask(answer -> {
            Button afresh = button(
                    "vault-start-afresh", "afresh", new SimpleBooleanProperty(true), () -> answer.accept(new Agreed()));
            FocusGuard.destructive(afresh).getStyleClass().add(Styles.DANGER);
            afresh.setDefaultButton(false);
            show("unlock.title", text("afresh.text"), problem, buttons(new Region(), afresh));
            tell(Duration.ZERO, found);
        });
    }

    @Override
    public Optional<Passphrase> newPassphrase(Optional<Path> setAside, Optional<String> found) {
        return ask(answer -> {
            Button create =
                    button("vault-create", "create", next.acceptableExpression(), () -> answer.accept(chosen()));
            Label where = wrapped(
                    setAside.map(path -> texts.get("afresh.aside", path)).orElse(""));
            where.setManaged(setAside.isPresent());
            show("create.title", text("create.text"), where, next, problem, buttons(new Region(), create));
            next.focus();
            tell(Duration.ZERO, found);
        });
    }

    @Override
    public Optional<PassphraseChange> passphraseChange(Duration wait, Optional<String> found) {
        return ask(answer -> {
            ObservableBooleanValue complete =
                    present.textProperty().isNotEmpty().and(next.acceptableExpression());
            Button change = button(
                    "vault-change",
                    "change",
                    complete,
                    () -> answer.accept(new PassphraseChange(
                            new Passphrase(present.getText().toCharArray()), chosen())));
            show("change.title", text("change.text"), present, next, problem, buttons(new Region(), change));
            present.requestFocus();
            tell(wait, found);
        });
    }

    private Passphrase chosen() {
        return new Passphrase(next.chosen());
    }

    /** Puts a question on the FX thread, and waits for its answer. */
    private <T> Optional<T> ask(Consumer<Consumer<T>> question) {
        return window.fx().ask(() -> {
            CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
            if (declined) {
                answer.complete(Optional.empty());
                return answer;
            }
            decline = () -> answer.complete(Optional.empty());
            busy.set(false);
            question.accept(given -> {
                busy.set(true);
                answer.complete(Optional.of(given));
            });
            return answer;
        });
    }

    @Override
    public boolean isDeclined() {
        return window.fx().call(() -> declined);
    }

    @Override
    public void close() {
        window.fx().run(stage::close);
    }

    private void show(String title, Node... nodes) {
        content.getChildren().setAll(nodes);
        if (stage.isShowing()) {
            StageSize.fit(stage);
        } else {
            stage.setTitle(texts.get(title));
            stage.showCentred();
        }
    }

    private Label text(String key) {
        return wrapped(texts.get(key));
    }

    private static Label wrapped(String words) {
        Label text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }

    private Button button(String id, String key, ObservableBooleanValue complete, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setDefaultButton(true);
        button.textProperty().bind(busy.map(working -> texts.get(Boolean.TRUE.equals(working) ? "working" : key)));
        button.disableProperty()
                .bind(busy.or(waiting).or(Bindings.createBooleanBinding(() -> !complete.get(), complete)));
        button.setOnAction(_ -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private HBox buttons(Node left, Button main) {
        Button cancel = new Button(texts.get("cancel"));
        cancel.setId("vault-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> stage.close());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(10, left, gap, cancel, main);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return buttons;
    }

    private void tell(Duration wait, Optional<String> found) {
        waiting.set(false);
        problem.setText(found.orElse(""));
        if (!wait.isZero()) {
            waiting.set(true);
            noneBefore = System.nanoTime() + wait.toNanos();
            countDown();
        }
    }

    /** Counts down until a passphrase is taken again. */
    private void countDown() {
        if (!waiting.get()) {
            return;
        }
        Duration left = Duration.ofNanos(noneBefore - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            waiting.set(false);
            problem.setText(texts.get("wrong.again"));
        } else {
            long seconds = Math.ceilDiv(left.toMillis(), MILLIS);
            problem.setText(texts.get("wrong", Moments.length(Duration.ofSeconds(seconds))));
            window.background().after(left.minusSeconds(seconds - 1), this::countDown);
        }
    }
}
