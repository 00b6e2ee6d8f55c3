package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The first line of what a program prints")
class ProgramOutputTest {
    private static Optional<String> firstLine(String printed) throws InterruptedException {
        ProgramOutput output = ProgramOutput.of(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)));
        output.awaitEnd(Duration.ofMinutes(5));
        return output.takeFirstLine();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "one|one",
                "\"one\ntwo\"|one",
                "\"one\r\ntwo\"|one",
                "\"\n \t\none \n\"|\"one \"",
                "żółw|żółw",
            })
    @DisplayName("is the first one that is not blank, to its end:")
    void first(String printed, String line) throws Exception {
        assertThat(firstLine(printed)).contains(line);
    }

    @Test
    @DisplayName("does not begin with characters that nobody sees")
    void control() throws Exception {
        assertThat(firstLine("\0\u0001 one")).contains("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * 1024, 64 * 1024 + 1})
    @DisplayName("is none where there are only blanks, so many:")
    void blank(int count) throws Exception {
        assertThat(firstLine(" ".repeat(count))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 200_000})
    @DisplayName("is whole, however long it is:")
    void longLine(int length) throws Exception {
        assertThat(firstLine("x".repeat(length) + "\n"))
                .hasValueSatisfying(line -> assertThat(line).hasSize(length));
    }

    @Test
    @DisplayName("is taken once")
    void once() throws Exception {
        ProgramOutput output = ProgramOutput.of(new ByteArrayInputStream("one\n".getBytes(StandardCharsets.UTF_8)));
        output.awaitEnd(Duration.ofMinutes(5));
        assertThat(output.takeFirstLine()).contains("one");
        assertThat(output.takeFirstLine()).isEmpty();
    }
}
