package io.github.tokenrevoker.launch;

import io.github.tokenrevoker.quoting.VisibleText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Begins an entry with its time in ISO form, whatever the locale is, and marks every line of it but its first, so that no
 * message of an exception looks like an entry of its own.
 */
final class LogEntryFormat extends Formatter {
    @Override
    public String format(LogRecord entry) {
        StringWriter text = new StringWriter();
        text.append(entry.getInstant().toString())
                .append(' ')
                .append(entry.getLevel().getName())
                .append(' ')
                .append(String.valueOf(entry.getLoggerName()))
                .append(": ")
                .append(formatMessage(entry));
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            text.append('\n');
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return VisibleText.block(text.toString().stripTrailing()).replace("\n", "\n  | ") + System.lineSeparator();
    }
}
