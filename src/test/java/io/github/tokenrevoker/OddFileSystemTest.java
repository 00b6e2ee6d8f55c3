package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.settings.SettingsFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** With a library loaded before the system's that stands in for the file system; see {@code .ci/odd-filesystems-check}. */
@DisplayName("On a file system")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddFileSystemTest {
    private static final List<String> NO_OPTIONS = List.of();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private String data;

    @BeforeEach
    void name() throws Exception {
        data = folder.toRealPath().resolve("data").toString();
    }

    private StartedTool start(String... arguments) throws Exception {
        return StartedTool.start(folder, before(), NO_OPTIONS, arguments);
    }

    private String before() throws Exception {
        return "export HOME=$folder LD_PRELOAD=" + System.getProperty("odd.library") + " ODD_FOLDER="
                + folder.toRealPath();
    }

    @Test
    @Tag("no-locks")
    @DisplayName("without locks, one tool at a time has a data folder, and it is free again however that one ends")
    void withoutLocks() throws Exception {
        try (StartedTool first = start("--data-dir", data)) {
            first.awaitUsable();
            assertThat(first.said()).isEmpty();
            try (StartedTool second = start("--data-dir", data)) {
                assertThat(second.awaitExit()).isZero();
                assertThat(second.said())
                        .singleElement()
                        .asString()
                        .contains("already running on " + data + " (process ", "brought to the front");
            }
            first.signal("STOP");
            try (StartedTool second = start("--data-dir", data)) {
                second.awaitSaid("doesn't respond");
            }
            first.signal("KILL");
            first.awaitExit();
        }
        try (StartedTool next = start("--data-dir", data)) {
            next.awaitUsable();
            assertThat(next.said()).isEmpty();
        }
    }

    @Test
    @Tag("no-rights")
    @DisplayName(
            "without modes, links and folder syncs, the tool starts, and says nothing of it where others have no rights")
    void withoutRights() throws Exception {
        try (StartedTool tool = start("--practice", "--data-dir", data)) {
            tool.awaitUsable();
            assertThat(tool.said()).isEmpty();
            assertThat(Path.of(data, "journal")).isDirectory();
        }
    }

    @Test
    @Tag("no-rights")
    @DisplayName("without modes, links and folder syncs, what is written is there, and told as written")
    void written() throws Exception {
        try (StartedTool writer = StartedTool.start(Writer.class, folder, before(), NO_OPTIONS, data)) {
            assertThat(writer.awaitExit()).isZero();
            assertThat(writer.said()).isEmpty();
        }
        assertThat(Path.of(data, "settings.json")).content().contains("\"canary\" : true");
        assertThat(Files.readAllLines(Path.of(data, "journal", "journal.jsonl")))
                .hasSize(1);
        Vault vault = new Vault(Path.of(data, "vault.p12"), new SealedFile(), Clock.systemUTC());
        vault.unlock("a passphrase".toCharArray());
        assertThat(vault.read(Writer.PROFILE, Set.of()).token()).contains(AccessToken.pasted("second"));
    }

    /** Writes each kind of file, twice where there is a version before. */
    static final class Writer {
        static final UUID PROFILE = new UUID(0, 1);

        private Writer() {}

        public static void main(String[] args) throws Exception {
            DataFolders folders = DataFolders.of(java.util.Optional.of(Path.of(args[0])));
            folders.make().ifPresent(unsafe -> {
                throw new IllegalStateException(unsafe.why());
            });
            DocumentFile<Settings> settings =
                    new DocumentFile<>(folders.settings(), new SettingsFormat(), Clock.systemUTC());
            settings.save(Settings.DEFAULT);
            settings.save(Settings.DEFAULT.withCanary(true));
            Vault vault = new Vault(folders.vault(), new SealedFile(), Clock.systemUTC());
            vault.create("a passphrase".toCharArray());
            vault.write(PROFILE, ProfileSecrets.of(AccessToken.pasted("first")), Set.of());
            vault.write(PROFILE, ProfileSecrets.of(AccessToken.pasted("second")), Set.of());
            try (Journal journal = new Journal(folders.journal(), Clock.systemUTC())) {
                journal.append(Kind.INTENT, PROFILE, JsonNodeFactory.instance.objectNode());
            }
        }
    }
}
