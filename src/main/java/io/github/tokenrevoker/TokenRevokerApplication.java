package io.github.tokenrevoker;

import io.github.tokenrevoker.secret.SystemKeyring;
import io.github.tokenrevoker.ui.AlreadyRunningWindow;
import io.github.tokenrevoker.ui.dialog.SystemFileChoice;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX's entry: opens the tool in the primary stage. */
public final class TokenRevokerApplication extends Application {
    /** What {@link Main} hands over; JavaFX makes this object itself. */
    private record Given(Arguments arguments, DataFolders folders, CompletableFuture<Hold> hold) {}

    private static volatile @Nullable Given given;

    private @Nullable TokenRevoker tool;

    /**
     * Hands over what the tool starts with.
     *
     * @param hold may still be worked out; nothing of the tool is made before it is there
     */
    static void startWith(Arguments arguments, DataFolders folders, CompletableFuture<Hold> hold) {
        given = new Given(arguments, folders, hold);
    }

    private static Given given() {
        return Objects.requireNonNull(given, "the tool is started by its Main");
    }

    /** Waits for the hold on the data folder, on JavaFX's launcher thread. */
    @Override
    public void init() {
        // Finding a font takes as long as reading the style sheets; begun now, it is done beside them.
        Thread.ofPlatform().daemon().name("fonts").start(() -> new Text("Revoke").getLayoutBounds());
        if (given().hold().join() instanceof Hold.ShownElsewhere) {
            Platform.exit();
        }
    }

    @Override
    public void start(Stage stage) {
        switch (given().hold().join()) {
            case Hold.Ours ours -> open(stage, ours.instance());
            case Hold.Taken taken -> AlreadyRunningWindow.show(stage, taken.folder());
            case Hold.ShownElsewhere _ -> {}
        }
    }

    private void open(Stage stage, Optional<SingleInstance> instance) {
        Arguments arguments = given().arguments();
        TokenRevoker opened = new TokenRevoker(
                stage,
                given().folders(),
                new SystemKeyring(),
                new SystemFileChoice(),
                Tuning.DEFAULT,
                Clock.systemUTC());
        tool = opened;
        StartSignal.ofProcess().ifPresent(signal -> opened.window().onceUsable(signal::give));
        opened.window().open(arguments.profile(), arguments.practice());
        instance.ifPresent(held -> held.listen(() -> opened.window().showAgain()));
    }

    @Override
    public void stop() {
        if (tool != null) {
            tool.close();
        }
        if (given().hold().join() instanceof Hold.Ours ours) {
            ours.instance().ifPresent(SingleInstance::close);
        }
    }
}
