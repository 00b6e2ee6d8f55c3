package io.github.tokenrevoker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An entry of the log")
class LogFileTest {
    @Test
    @DisplayName("is one entry, whatever a message or an exception holds")
    void oneEntry() {
        LogRecord entry = new LogRecord(Level.WARNING, "first\nforged entry\u202e");
        entry.setThrown(new IOException("answer\r\n2026-11-25 INFO forged entry"));
        String text = new LogEntryFormat().format(entry);
        assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("  | "));
        assertThat(text).contains("\\u202E").endsWith(System.lineSeparator());
    }
}
