package io.github.tokenrevoker.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.journal.JournalLine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A journal whose folder another process has taken over")
class JournalPermitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final AtomicBoolean lost = new AtomicBoolean();

    private Journal journal() {
        return new Journal(folder.resolve("journal"), folder.resolve("witness"), Clock.systemUTC(), () -> {
            if (lost.get()) {
                throw new IOException("taken over");
            }
        });
    }

    private static void append(Journal journal) throws IOException {
        journal.append(Kind.INTENT, UUID.randomUUID(), LineFormat.facts());
    }

    @Test
    @DisplayName("gets no further line, and can still be read")
    void noFurtherLine() throws IOException {
        try (Journal journal = journal()) {
            append(journal);
            lost.set(true);
            assertThatThrownBy(() -> append(journal)).hasMessageContaining("taken over");
            assertThat(journal.read(10)).hasSize(1);
        }
        assertThat(Files.readAllLines(folder.resolve("journal/journal.jsonl"))).hasSize(1);
    }

    @Test
    @DisplayName("is not begun")
    void notBegun() throws IOException {
        lost.set(true);
        try (Journal journal = journal()) {
            assertThatThrownBy(() -> append(journal)).hasMessageContaining("taken over");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
