package io.github.tokenrevoker;

import io.github.tokenrevoker.launch.Arguments;
import io.github.tokenrevoker.launch.HeldFolder;
import io.github.tokenrevoker.launch.StartSignal;
import io.github.tokenrevoker.ui.StartProblemWindow;
import io.github.tokenrevoker.ui.background.Toolkit;
import io.github.tokenrevoker.ui.controls.SystemFileChoice;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import javafx.application.Application;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX's entry: opens the tool in the primary stage. */
public final class TokenRevokerApplication extends Application {
    /** What {@link Main} hands over; JavaFX makes this object itself. */
    private record Given(Arguments arguments, CompletableFuture<Preparation> preparation) {}

    private static volatile @Nullable Given given;

    private @Nullable TokenRevoker tool;

    /** Hands over what the tool starts with; the preparation may still be going on. */
    static void startWith(Arguments arguments, CompletableFuture<Preparation> preparation) {
        given = new Given(arguments, preparation);
    }

    private static Given given() {
        return Objects.requireNonNull(given, "the tool is started by its Main");
    }

    /** Waits for the preparation, on JavaFX's launcher thread. */
    @Override
    public void init() throws InterruptedException {
        // Finding a font takes as long as reading the style sheets; begun now, it is done beside them. The font alone:
        // classes of nodes that two threads make at once could wait for each other for ever.
        Thread fonts = Thread.ofPlatform().daemon().name("fonts").start(Font::getDefault);
        if (given().preparation().join() instanceof Preparation.ShownElsewhere) {
            // It would fail in a toolkit that has ended, and say so on standard error.
            fonts.join();
            Toolkit.exit();
        }
    }

    @Override
    public void start(Stage stage) {
        switch (given().preparation().join()) {
            case Preparation.Ready ready -> open(stage, ready);
            case Preparation.Taken taken ->
                StartProblemWindow.showRunning(stage, taken.folder(), HeldFolder.words(taken.by()), taken.silent());
            case Preparation.Refused refused ->
                StartProblemWindow.showUnsafe(
                        stage, refused.unsafe().folder(), refused.unsafe().why());
            case Preparation.ShownElsewhere _ -> {}
        }
    }

    private void open(Stage stage, Preparation.Ready ready) {
        Arguments arguments = given().arguments();
        TokenRevoker opened = new TokenRevoker(stage, ready.services(), new SystemFileChoice());
        tool = opened;
        StartSignal.ofProcess().ifPresent(signal -> opened.window().onceUsable(signal::give));
        if (arguments.leakedTokens()) {
            opened.window().onceUsable(opened.window()::showLeakedTokens);
        }
        opened.window().open(arguments.profile(), arguments.practice());
        ready.instance().onLost(opened.window()::tellOfLostFolder);
        ready.instance().listen(opened.window()::showAgain);
    }

    @Override
    public void stop() {
        if (tool != null) {
            tool.close();
        }
        if (given().preparation().join() instanceof Preparation.Ready ready) {
            ready.instance().close();
        }
    }
}
