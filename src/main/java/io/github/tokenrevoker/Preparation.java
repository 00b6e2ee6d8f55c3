package io.github.tokenrevoker;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.secret.SystemKeyring;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** What a start comes to, apart from its window. */
sealed interface Preparation {
    /**
     * The data folder is this process's.
     *
     * @param instance empty where the folder cannot be written: it has no second writer then either
     */
    record Ready(Services services, Optional<SingleInstance> instance) implements Preparation {}

    /** Another process has the data folder, and has brought its window to the front. */
    record ShownElsewhere() implements Preparation {}

    /** Another process has the data folder, and cannot be reached. */
    record Taken(Path folder) implements Preparation {}

    /** Takes the data folder and begins to read it. Says on standard error what is unusual about that. */
    static Preparation of(DataFolders folders) {
        Path folder = folders.configuration();
        try {
            Optional<SingleInstance> instance = SingleInstance.claim(folder);
            if (instance.isPresent()) {
                return ready(folders, instance);
            }
            boolean shown = SingleInstance.askToShow(folder);
            System.err.println("token-revoker: already running on " + folder
                    + (shown ? "; its window has been brought to the front" : ""));
            return shown ? new ShownElsewhere() : new Taken(folder);
        } catch (IOException unusable) {
            // The window says that nothing is saved.
            System.err.println("token-revoker: " + folder + " cannot be used: " + FileFailure.words(unusable));
            return ready(folders, Optional.empty());
        }
    }

    private static Ready ready(DataFolders folders, Optional<SingleInstance> instance) {
        // Before the log, since the profiles are read while that is opened.
        Services services = new Services(folders, new SystemKeyring(), Tuning.DEFAULT, Clock.systemUTC());
        LogFile.open(folders.logs());
        Logger log = System.getLogger(Preparation.class.getName());
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.log(Level.ERROR, "Uncaught in " + thread.getName(), failure));
        return new Ready(services, instance);
    }
}
