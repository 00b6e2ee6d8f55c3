package io.github.tokenrevoker.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.launch.SingleInstance.Claim;
import io.github.tokenrevoker.launch.SingleInstance.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A data folder")
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SingleInstanceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private DataFolders folders;

    @BeforeEach
    void name() {
        folders = DataFolders.of(Optional.of(folder));
    }

    private static SingleInstance claimed(DataFolders folders) {
        return ((Claim.Held) SingleInstance.claim(folders)).instance();
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    @Test
    @DisplayName("is held by one tool at a time")
    void held() {
        SingleInstance first = claimed(folders);
        assertThat(SingleInstance.claim(folders)).isInstanceOf(Claim.Taken.class);
        first.close();
        claimed(folders).close();
    }

    @Test
    @DisplayName("is refused also to a tool that shares only the journal with the first")
    void sharedData() {
        DataFolders one = new DataFolders(folder.resolve("one"), folder.resolve("data"));
        DataFolders other = new DataFolders(folder.resolve("other"), folder.resolve("data"));
        try (SingleInstance first = claimed(one)) {
            assertThat(first.problems()).isEmpty();
            assertThat(SingleInstance.claim(other))
                    .isInstanceOfSatisfying(
                            Claim.Taken.class,
                            taken -> assertThat(taken.folder()).isEqualTo(other.data()));
        }
        // What it had taken before it was refused is free again.
        claimed(new DataFolders(other.configuration(), other.configuration())).close();
    }

    @Test
    @DisplayName("lets a second tool ask the first one to show its window")
    void shown() {
        AtomicInteger shown = new AtomicInteger();
        try (SingleInstance first = claimed(folders)) {
            assertThat(SingleInstance.askToShow(folders)).isEqualTo(Reach.ABSENT);
            first.listen(() -> {
                shown.incrementAndGet();
                return done();
            });
            assertThat(SingleInstance.askToShow(folders)).isEqualTo(Reach.SHOWN);
            assertThat(SingleInstance.askToShow(folders)).isEqualTo(Reach.SHOWN);
        }
        assertThat(shown).hasValue(2);
        assertThat(SingleInstance.askToShow(folders)).isEqualTo(Reach.ABSENT);
    }

    @Test
    @DisplayName("whose tool hangs with its window does not make a second one wait for ever")
    void hangs() {
        try (SingleInstance first = claimed(folders)) {
            first.listen(CompletableFuture::new);
            assertThat(SingleInstance.askToShow(folders)).isEqualTo(Reach.SILENT);
        }
    }

    @Test
    @DisplayName("whose tool was killed is free again, whatever it left")
    void leftOver() throws IOException {
        SingleInstance first = claimed(folders);
        first.listen(SingleInstanceTest::done);
        first.close();
        Files.createFile(folder.resolve("token-revoker.socket"));
        try (SingleInstance second = claimed(folders)) {
            second.listen(SingleInstanceTest::done);
            assertThat(SingleInstance.askToShow(folders)).isEqualTo(Reach.SHOWN);
        }
    }

    @Test
    @DisplayName("that cannot be made is told, allows no write, and is claimed as soon as it can be made")
    void unusable() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        DataFolders blocked = DataFolders.of(Optional.of(inTheWay));
        try (SingleInstance held = claimed(blocked)) {
            assertThat(held.problems()).containsOnlyKeys(inTheWay);
            assertThatThrownBy(() -> held.permit(inTheWay).check()).isInstanceOf(IOException.class);
            Files.delete(inTheWay);
            held.permit(inTheWay).check();
            assertThat(held.problems()).isEmpty();
            assertThat(SingleInstance.claim(blocked)).isInstanceOf(Claim.Taken.class);
        }
    }

    @Test
    @DisplayName("that the user has not got allows no write, and nothing is made in its place")
    void noHome() {
        DataFolders none = DataFolders.of(new SystemFolders("Linux", java.util.Map.of(), "?", _ -> false));
        try (SingleInstance held = claimed(none)) {
            assertThat(held.problems()).isNotEmpty();
            assertThatThrownBy(() -> held.permit(none.data()).check()).hasMessageContaining("no home folder");
            assertThat(none.data()).doesNotExist();
        }
    }
}
