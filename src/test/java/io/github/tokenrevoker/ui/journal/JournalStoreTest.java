package io.github.tokenrevoker.ui.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.ui.background.TestThreads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

@DisplayName("The journal in the window")
class JournalStoreTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("shows what a command has recorded since it was read, without being asked to")
    void commands() throws Exception {
        UUID act = UUID.randomUUID();
        try (TestThreads threads = new TestThreads();
                Journal windows = new Journal(folder, Clock.systemUTC());
                Journal commands = new Journal(folder, Clock.systemUTC())) {
            JournalStore store =
                    threads.fx().call(() -> new JournalStore(windows, threads.background(), Clock.systemUTC()));
            store.read();
            // Before the first look, which must not take it for known.
            commands.append(Kind.INTENT, act, JsonNodeFactory.instance.objectNode());
            threads.fx().run(store::watch);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !acts(store, threads).isEmpty());
            assertThat(acts(store, threads)).extracting(RecordedAct::act).containsExactly(act);
        }
    }

    private static List<RecordedAct> acts(JournalStore store, TestThreads threads) {
        return threads.fx().call(() -> store.actsProperty().get());
    }
}
