package io.github.tokenrevoker.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The toolkit's libraries")
class ToolkitLibrariesTest {
    private static final long ENOUGH = 1L << 40;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private DataFolders folders() {
        return new DataFolders(folder, folder);
    }

    @Test
    @DisplayName("are unpacked in the data folder")
    void inDataFolder() throws IOException {
        assertThat(ToolkitLibraries.folder(folders(), _ -> ENOUGH))
                .isEqualTo(folders().toolkitCache());
    }

    @Test
    @DisplayName("are unpacked elsewhere where the disk of the data folder is full")
    void fullDisk() throws IOException {
        assertThat(ToolkitLibraries.folder(folders(), _ -> 0).startsWith(folder))
                .isFalse();
    }
}
