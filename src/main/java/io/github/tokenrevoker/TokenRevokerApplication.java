package io.github.tokenrevoker;

import io.github.tokenrevoker.secret.SystemKeyring;
import java.time.Clock;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** JavaFX's entry: opens the tool in the primary stage. */
public final class TokenRevokerApplication extends Application {
    private static volatile @Nullable Arguments arguments;

    private @Nullable TokenRevoker tool;

    /** Hands over what {@link Main} read from the command line; JavaFX makes this object itself. */
    static void startWith(Arguments given) {
        arguments = given;
    }

    @Override
    public void start(Stage stage) {
        Arguments given = arguments;
        if (given == null) {
            throw new IllegalStateException("the tool is started by its Main");
        }
        TokenRevoker opened = new TokenRevoker(
                stage, DataFolders.of(given.dataDir()), new SystemKeyring(), Tuning.DEFAULT, Clock.systemUTC());
        tool = opened;
        opened.window().open(given.profile(), given.practice());
    }

    @Override
    public void stop() {
        if (tool != null) {
            tool.close();
        }
    }
}
