package io.github.tokenrevoker.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.profile.TokenCommand.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A token command")
class TokenCommandTest {
    static Stream<Arguments> lines() {
        return Map.of(
                        "pass show onedata/krakow", List.of("pass", "show", "onedata/krakow"),
                        "  op   read\t'op://a b/c'  ", List.of("op", "read", "op://a b/c"),
                        "\"C:\\Program Files\\op.exe\" read x", List.of("C:\\Program Files\\op.exe", "read", "x"),
                        "a b\"c d\"'e f'g ''", List.of("a", "bc de fg", ""),
                        "echo $HOME | cat ~ `id` \\n", List.of("echo", "$HOME", "|", "cat", "~", "`id`", "\\n"),
                        "a '\"' \"'\"", List.of("a", "\"", "'"))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("is split at spaces outside quotes, and nothing else in it has a meaning")
    void split(String line, List<String> arguments) {
        assertThat(TokenCommand.parse(line)).contains(new TokenCommand(arguments));
    }

    @ParameterizedTest
    @MethodSource("lines")
    @DisplayName("is written as a line that gives the same command")
    void written(String line, List<String> arguments) {
        assertThat(TokenCommand.parse(new TokenCommand(arguments).line())).contains(new TokenCommand(arguments));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("", Problem.EMPTY),
                Arguments.of("  ", Problem.EMPTY),
                Arguments.of("'' x", Problem.EMPTY),
                Arguments.of("pass 'show", Problem.OPEN_QUOTE),
                Arguments.of("pass \u0000", Problem.INVISIBLE),
                Arguments.of("pass 'a\nb'", Problem.INVISIBLE),
                Arguments.of("get.CMD x", Problem.SHELL_FILE),
                Arguments.of("'C:\\a b\\get.bat' x", Problem.SHELL_FILE),
                Arguments.of("x".repeat(TokenCommand.MAX_LENGTH + 1), Problem.TOO_LONG),
                Arguments.of("x ".repeat(TokenCommand.MAX_ARGUMENTS + 1), Problem.TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    @DisplayName("is refused with the reason")
    void refused(String line, Problem problem) {
        assertThat(TokenCommand.problem(line)).contains(problem);
        assertThat(TokenCommand.parse(line)).isEmpty();
    }

    @Test
    @DisplayName("can't be made of what would be refused")
    void impossible() {
        assertThatThrownBy(() -> new TokenCommand(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenCommand(List.of("x.bat"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("doesn't print its arguments")
    void prints() {
        assertThat(new TokenCommand(List.of("pass", "show", "secret-place")))
                .asString()
                .doesNotContain("secret-place");
    }
}
