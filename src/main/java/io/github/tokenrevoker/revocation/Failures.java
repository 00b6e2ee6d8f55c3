package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.connection.TransportFault;
import io.github.tokenrevoker.onezone.Answer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The log of failures that no server and no network explains. Their messages may quote a header, and are left out. */
public final class Failures {
    private static final Logger LOG = System.getLogger(Failures.class.getName());
    private static final int MAX_FRAMES = 40;
    private static final int MAX_CAUSES = 5;

    private Failures() {}

    /** Logs where something failed. Never throws. */
    public static void log(String during, Throwable failure) {
        try {
            LOG.log(Level.ERROR, () -> "Unexpected failure " + during + ": " + trace(failure));
        } catch (Throwable _) {
            // What is left of this process must still settle the outcome.
        }
    }

    private static String trace(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            text.append(depth == 0 ? "" : "\ncaused by ")
                    .append(cause.getClass().getName());
            text.append(Arrays.stream(cause.getStackTrace())
                    .limit(MAX_FRAMES)
                    .map(frame -> "\n\tat " + frame)
                    .collect(Collectors.joining()));
            cause = cause.getCause();
        }
        return text.toString();
    }

    /** Asks a question of which a failure of this tool counts as a lost answer: what was sent still has an outcome. */
    static <T> Answer<T> safely(Supplier<Answer<T>> question) {
        try {
            return question.get();
        } catch (Throwable failure) {
            log("while verifying a revocation", failure);
            return new Answer.Lost<>(fault());
        }
    }

    /** The same as a fault of this machine, in words that hold nothing of the failure. */
    public static TransportFault fault() {
        return new TransportFault(TransportFault.Kind.LOCAL, "unexpected error, see the log");
    }
}
