package io.github.tokenrevoker;

import io.github.tokenrevoker.secret.SystemKeyring;
import io.github.tokenrevoker.ui.AlreadyRunningWindow;
import io.github.tokenrevoker.ui.dialog.SystemFileChoice;
import java.nio.file.Path;
import java.time.Clock;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX's entry: opens the tool in the primary stage. */
public final class TokenRevokerApplication extends Application {
    private static volatile @Nullable Arguments arguments;

    private static volatile @Nullable SingleInstance instance;
    private static volatile @Nullable Path takenFolder;

    private @Nullable TokenRevoker tool;

    /** Hands over what {@link Main} read from the command line; JavaFX makes this object itself. */
    static void startWith(Arguments given) {
        arguments = given;
    }

    /** Only says that another process has the data folder. */
    static void startAsSecond(Path folder) {
        takenFolder = folder;
    }

    /** Hands over the hold on the data folder, which ends with the tool. */
    static void holding(SingleInstance held) {
        instance = held;
    }

    @Override
    public void start(Stage stage) {
        Path taken = takenFolder;
        if (taken != null) {
            AlreadyRunningWindow.show(stage, taken);
            return;
        }
        Arguments given = arguments;
        if (given == null) {
            throw new IllegalStateException("the tool is started by its Main");
        }
        TokenRevoker opened = new TokenRevoker(
                stage,
                DataFolders.of(given.dataDir()),
                new SystemKeyring(),
                new SystemFileChoice(),
                Tuning.DEFAULT,
                Clock.systemUTC());
        tool = opened;
        StartSignal.ofProcess().ifPresent(signal -> opened.window().whenUsable(signal::give));
        opened.window().open(given.profile(), given.practice());
        SingleInstance held = instance;
        if (held != null) {
            held.listen(() -> opened.window().showAgain());
        }
    }

    @Override
    public void stop() {
        if (tool != null) {
            tool.close();
        }
        SingleInstance held = instance;
        if (held != null) {
            held.close();
        }
    }
}
