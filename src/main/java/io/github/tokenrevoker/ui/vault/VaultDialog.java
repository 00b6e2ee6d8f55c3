package io.github.tokenrevoker.ui.vault;

import atlantafx.base.theme.Styles;
import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.secret.Vault.Opening;
import io.github.tokenrevoker.ui.controls.DialogStage;
import io.github.tokenrevoker.ui.controls.FocusGuard;
import io.github.tokenrevoker.ui.controls.SecretText;
import io.github.tokenrevoker.ui.controls.StageSize;
import io.github.tokenrevoker.words.Moments;
import io.github.tokenrevoker.words.Texts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
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
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Asks for the vault's passphrase, or for a new one. */
final class VaultDialog {
    private static final double WIDTH = 480;
    private static final int MILLIS = 1000;

    private final Texts texts = Texts.of(VaultDialog.class);
    private final VaultFlow flow;
    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    /** Whether no passphrase is taken yet after a wrong one. */
    private final BooleanProperty waiting = new SimpleBooleanProperty();

    private final Label problem = new Label();
    private final PasswordField present = field("vault-passphrase", "passphrase");
    private final NewPassphrase next = new NewPassphrase();
    private final VBox content = new VBox(14);
    private final DialogStage stage;

    private VaultDialog(Window owner, VaultFlow flow, String title) {
        this.flow = flow;
        problem.setId("vault-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("blocked");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        content.setId("vault-unlock-dialog");
        content.getStyleClass().add("dialog-content");
        content.setPrefWidth(WIDTH);
        stage = new DialogStage(owner, texts.get(title), content);
        stage.setOnHidden(_ -> {
            SecretText.clear(present);
            next.clear();
            answer.complete(false);
        });
        problem.textProperty().subscribe(() -> StageSize.fit(stage));
    }

    /** Completes on the FX thread; false when the operator cancelled. */
    static CompletableFuture<Boolean> unlock(Window owner, VaultFlow flow) {
        VaultDialog dialog = new VaultDialog(owner, flow, "unlock.title");
        Hyperlink forgotten = new Hyperlink(dialog.texts.get("forgotten"));
        forgotten.setId("vault-forgotten");
        forgotten.setOnAction(_ -> dialog.askToStartAfresh());
        Button unlock = dialog.button(
                "vault-unlock", "unlock", dialog.present.textProperty().isNotEmpty(), dialog::tryToUnlock);
        dialog.show(dialog.text("unlock.text"), dialog.present, dialog.problem, dialog.buttons(forgotten, unlock));
        dialog.waitIfNeeded();
        return dialog.answer;
    }

    /** Asks for a passphrase twice, and makes a vault. Completes on the FX thread; false when cancelled. */
    static CompletableFuture<Boolean> create(Window owner, VaultFlow flow) {
        VaultDialog dialog = new VaultDialog(owner, flow, "create.title");
        Button create = dialog.button("vault-create", "create", dialog.next.acceptableExpression(), dialog::create);
        dialog.show(dialog.text("create.text"), dialog.next, dialog.problem, dialog.buttons(new Region(), create));
        return dialog.answer;
    }

    /** Asks for the present passphrase and a new one. */
    static CompletableFuture<Boolean> change(Window owner, VaultFlow flow) {
        VaultDialog dialog = new VaultDialog(owner, flow, "change.title");
        BooleanBinding complete = dialog.present.textProperty().isNotEmpty().and(dialog.next.acceptableExpression());
        Button change = dialog.button("vault-change", "change", complete, dialog::change);
        dialog.show(
                dialog.text("change.text"),
                dialog.present,
                dialog.next,
                dialog.problem,
                dialog.buttons(new Region(), change));
        dialog.waitIfNeeded();
        return dialog.answer;
    }

    private void show(Node... nodes) {
        content.getChildren().setAll(nodes);
        stage.showCentred();
        nodes[1].requestFocus();
        if (nodes[1] == next) {
            next.focus();
        }
    }

    private Label text(String key) {
        Label text = new Label(texts.get(key));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return text;
    }

    private PasswordField field(String id, String prompt) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.setPromptText(texts.get(prompt));
        field.setAccessibleText(texts.get(prompt));
        return field;
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

    private void tryToUnlock() {
        busy.set(true);
        char[] typed = present.getText().toCharArray();
        char[] forPrevious = typed.clone();
        flow.unlock(
                typed,
                opening -> {
                    if (opening instanceof Opening.OpensPrevious) {
                        offerPrevious(forPrevious);
                    } else {
                        Arrays.fill(forPrevious, '\0');
                        take(opening);
                    }
                },
                failure -> {
                    Arrays.fill(forPrevious, '\0');
                    failed(failure);
                });
        SecretText.clear(present);
    }

    private void take(Opening opening) {
        if (opening instanceof Opening.WrongPassphrase) {
            wrong();
        } else {
            done();
        }
    }

    /** The file itself may be somebody else's newer one: it is set aside only when the operator says so. */
    private void offerPrevious(char[] passphrase) {
        busy.set(false);
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> Arrays.fill(passphrase, '\0'));
        Button use = button("vault-use-previous", "previous", new SimpleBooleanProperty(true), () -> {
            busy.set(true);
            flow.unlockPrevious(passphrase, this::take, this::failed);
        });
        use.setDefaultButton(false);
        problem.setText("");
        content.getChildren().setAll(text("previous.text"), problem, buttons(new Region(), use));
        StageSize.fit(stage);
    }

    private void create() {
        busy.set(true);
        flow.create(next.chosen(), this::done, this::failed);
    }

    private void change() {
        busy.set(true);
        flow.change(
                present.getText().toCharArray(),
                next.chosen(),
                right -> {
                    if (right) {
                        done();
                    } else {
                        wrong();
                    }
                },
                this::failed);
    }

    /** The next try has to wait, longer each time. */
    private void wrong() {
        busy.set(false);
        present.requestFocus();
        waitIfNeeded();
    }

    /** Counts down until a passphrase is taken again; a dialog that is opened meanwhile counts on. */
    private void waitIfNeeded() {
        Duration left = flow.penalty();
        if (!left.isZero()) {
            waiting.set(true);
            long seconds = Math.ceilDiv(left.toMillis(), MILLIS);
            problem.setText(texts.get("wrong", Moments.length(Duration.ofSeconds(seconds))));
            flow.after(left.minusSeconds(seconds - 1), this::waitIfNeeded);
        } else if (waiting.get()) {
            waiting.set(false);
            problem.setText(texts.get("wrong.again"));
        }
    }

    private void done() {
        answer.complete(true);
        stage.close();
    }

    private void failed(Exception failure) {
        busy.set(false);
        problem.setText(texts.get("failed", FileFailure.words(failure)));
    }

    /** Says plainly what is lost, and makes a new vault only on another click. */
    private void askToStartAfresh() {
        Button afresh = button("vault-start-afresh", "afresh", new SimpleBooleanProperty(true), () -> {
            busy.set(true);
            flow.startAfresh(this::newPassphrase, this::failed);
        });
        afresh.disableProperty().bind(busy);
        FocusGuard.destructive(afresh).getStyleClass().add(Styles.DANGER);
        afresh.setDefaultButton(false);
        problem.setText("");
        content.getChildren().setAll(text("afresh.text"), problem, buttons(new Region(), afresh));
        StageSize.fit(stage);
    }

    private void newPassphrase(Optional<java.nio.file.Path> aside) {
        busy.set(false);
        waiting.set(false);
        Button create = button("vault-create", "create", next.acceptableExpression(), this::create);
        Label where =
                new Label(aside.map(path -> texts.get("afresh.aside", path)).orElse(""));
        where.setWrapText(true);
        where.setMinHeight(Region.USE_PREF_SIZE);
        content.getChildren().setAll(text("create.text"), where, next, problem, buttons(new Region(), create));
        next.focus();
        StageSize.fit(stage);
    }
}
