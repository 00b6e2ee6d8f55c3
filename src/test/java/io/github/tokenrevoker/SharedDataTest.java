package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.RevokingProcess;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.launch.DataFolders;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A window and a command that revoke at once on one data folder")
class SharedDataTest {
    private static final int ACTS = 100;

    @TempDir
    Path folder;

    private static Process start(Path folder, String use, EstateServer zone) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SharingProcess.class.getName(),
                        folder.toString(),
                        use,
                        zone.address().toString(),
                        Integer.toString(ACTS))
                .inheritIO()
                .start();
    }

    @Test
    @DisplayName("leave one chain with all acts, and lose no profile and no stored token of each other")
    void both() throws Exception {
        DataFolders folders = new DataFolders(folder, folder);
        Vault vault = new Vault(folders.vault(), new SealedFile(), Clock.systemUTC());
        vault.create(RevokingProcess.PASSPHRASE.toCharArray());
        try (EstateServer zone = new EstateServer()) {
            Process window = start(folder, "alone", zone);
            Process command = start(folder, "shared", zone);
            assertThat(window.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(command.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(List.of(window.exitValue(), command.exitValue())).containsOnly(0);
            assertThat(zone.deleted()).hasSize(2 * ACTS);
        }
        try (Journal journal = new Journal(folders.journal(), folders.journalWitness(), Clock.systemUTC())) {
            assertThat(journal.verify(_ -> {}))
                    .isInstanceOfSatisfying(
                            ChainState.Intact.class,
                            intact -> assertThat(intact.lines()).isEqualTo(4 * ACTS));
            assertThat(RecordedAct.of(journal.read(10 * ACTS)))
                    .hasSize(2 * ACTS)
                    .noneMatch(RecordedAct::isOpen);
        }
        List<Profile> profiles = new DocumentFile<>(folders.profiles(), new ProfileFormat(), Clock.systemUTC())
                .load()
                .content()
                .list();
        assertThat(profiles)
                .extracting(Profile::name)
                .hasSize(2 * RevokingProcess.profiles(ACTS))
                .doesNotHaveDuplicates();
        int stored = 0;
        for (Profile profile : profiles) {
            stored += vault.read(profile.id(), Set.of()).token().isPresent() ? 1 : 0;
        }
        assertThat(stored).isEqualTo(2 * RevokingProcess.secrets(ACTS));
    }
}
