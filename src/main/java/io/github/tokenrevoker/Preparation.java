package io.github.tokenrevoker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether this process may use a data folder, which has one user at a time. */
sealed interface Hold {
    /**
     * It is this process's.
     *
     * @param instance empty where the folder cannot be written: it has no second writer then either
     */
    record Ours(Optional<SingleInstance> instance) implements Hold {}

    /** Another process has it, and has brought its window to the front. */
    record ShownElsewhere() implements Hold {}

    /** Another process has it, and cannot be reached. */
    record Taken(Path folder) implements Hold {}

    /** Takes the folder, or asks the process that has it to show itself. Says so on standard error where it is not ours. */
    static Hold on(Path folder) {
        try {
            Optional<SingleInstance> claimed = SingleInstance.claim(folder);
            if (claimed.isPresent()) {
                return new Ours(claimed);
            }
            boolean shown = SingleInstance.askToShow(folder);
            System.err.println("token-revoker: already running on " + folder
                    + (shown ? "; its window has been brought to the front" : ""));
            return shown ? new ShownElsewhere() : new Taken(folder);
        } catch (IOException unusable) {
            // The window says that nothing is saved.
            System.err.println("token-revoker: " + folder + " cannot be used: " + unusable);
            return new Ours(Optional.empty());
        }
    }
}
