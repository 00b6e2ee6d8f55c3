package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.quoting.VisibleText;
import io.github.tokenrevoker.ui.background.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends what is logged to a rotating file that only the owner may read. */
public final class LogFile {
    private LogFile() {}

    /**
     * Has standard error show one line for each entry; where failures arose is for the file. Failed work is left out: the
     * window says what that means.
     */
    public static void shortenConsole() {
        for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            handler.setFormatter(new OneLine());
            handler.setFilter(entry -> !Background.class.getName().equals(entry.getLoggerName()));
        }
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            Throwable thrown = entry.getThrown();
            String text = formatMessage(entry) + (thrown == null ? "" : ": " + FileFailure.words(thrown));
            return "token-revoker: " + VisibleText.line(text) + System.lineSeparator();
        }
    }

    /** Opens the log. Without one the tool works all the same, and says so on standard error. */
    public static void open(Path folder) {
        Logger root = LogManager.getLogManager().getLogger("");
        try {
            root.addHandler(new RotatingLog(folder));
        } catch (IOException failure) {
            root.log(Level.WARNING, "No log file: {0}", FileFailure.words(failure));
        }
    }
}
