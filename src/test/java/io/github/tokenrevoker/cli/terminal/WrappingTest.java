package io.github.tokenrevoker.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Lines for a terminal")
class WrappingTest {
    private static final String SENTENCE =
            "Every temporary token of this provider, in all services and hands, at once.";

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80})
    @DisplayName("are no wider than it, and lose no word, at a width of")
    void width(int width) {
        List<String> lines = Wrapping.lines(SENTENCE, width, 2);
        assertThat(lines).allMatch(line -> line.length() <= width);
        assertThat(String.join(" ", lines.stream().map(String::strip).toList())).isEqualTo(SENTENCE);
    }

    @Test
    @DisplayName("keep a long word whole, so that it can be copied")
    void longWord() {
        String word = "x".repeat(100);
        assertThat(Wrapping.lines("Token: " + word, 40, 2)).contains("  " + word);
    }

    @Test
    @DisplayName("begin further right where a line goes on")
    void indent() {
        assertThat(Wrapping.lines("    one two three four five six", 20, 2))
                .containsExactly("    one two three", "      four five six");
    }

    @Test
    @DisplayName("use plain letters where the terminal has no others")
    void plain() {
        assertThat(PlainLetters.of("3 → 4, “it’s” ü", StandardCharsets.US_ASCII.newEncoder()))
                .isEqualTo("3 -> 4, \"it's\" \\u00FC");
        assertThat(PlainLetters.of("3 → 4", StandardCharsets.UTF_8.newEncoder()))
                .isEqualTo("3 → 4");
    }
}
