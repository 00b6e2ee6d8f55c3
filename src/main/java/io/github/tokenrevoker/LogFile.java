package io.github.tokenrevoker;

import io.github.tokenrevoker.durable.FileFailure;
import io.github.tokenrevoker.durable.OwnerOnly;
import io.github.tokenrevoker.quoting.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what is logged to a rotating file that only the owner may read. */
final class LogFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final int FILES = 3;
    private static final String FORMAT = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n";

    private LogFile() {}

    /** Opens the log. Without one the tool works all the same, and says so on standard error. */
    static void open(Path folder) {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        Logger root = LogManager.getLogManager().getLogger("");
        try {
            OwnerOnly.folder(folder);
            String pattern = folder.toString().replace("%", "%%") + "/token-revoker.%g.log";
            Handler handler = new FileHandler(pattern, MAX_BYTES, FILES, true);
            handler.setFormatter(new EntryFormat());
            handler.setLevel(Level.INFO);
            root.addHandler(handler);
            OwnerOnly.file(folder.resolve("token-revoker.0.log"));
        } catch (IOException failure) {
            root.log(Level.WARNING, "No log file: {0}", FileFailure.words(failure));
        }
    }

    /** Marks every line of an entry but its first, so that no message of an exception looks like an entry of its own. */
    static final class EntryFormat extends SimpleFormatter {
        @Override
        public String format(LogRecord entry) {
            String text = VisibleText.block(super.format(entry).stripTrailing());
            return text.replace("\n", "\n  | ") + System.lineSeparator();
        }
    }
}
