package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A data folder")
class SingleInstanceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("is held by one tool at a time")
    void held() throws IOException {
        SingleInstance first = SingleInstance.claim(folder).orElseThrow();
        assertThat(SingleInstance.claim(folder)).isEmpty();
        first.close();
        SingleInstance second = SingleInstance.claim(folder).orElseThrow();
        second.close();
    }

    @Test
    @DisplayName("lets a second tool ask the first one to show its window")
    void shown() throws IOException {
        AtomicInteger shown = new AtomicInteger();
        try (SingleInstance first = SingleInstance.claim(folder).orElseThrow()) {
            assertThat(SingleInstance.askToShow(folder)).isFalse();
            first.listen(shown::incrementAndGet);
            assertThat(SingleInstance.askToShow(folder)).isTrue();
            assertThat(SingleInstance.askToShow(folder)).isTrue();
        }
        assertThat(shown).hasValue(2);
        assertThat(SingleInstance.askToShow(folder)).isFalse();
    }

    @Test
    @DisplayName("whose tool was killed is free again, whatever it left")
    void leftOver() throws IOException {
        SingleInstance first = SingleInstance.claim(folder).orElseThrow();
        first.listen(() -> {});
        first.close();
        java.nio.file.Files.createFile(folder.resolve("token-revoker.socket"));
        try (SingleInstance second = SingleInstance.claim(folder).orElseThrow()) {
            second.listen(() -> {});
            assertThat(SingleInstance.askToShow(folder)).isTrue();
        }
    }
}
