package io.github.tokenrevoker.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.quoting.HostileText;
import io.github.tokenrevoker.quoting.ShellWord;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The words of a script")
class ScriptsTest {
    private static List<List<String>> written(List<List<Word>> commands) {
        return commands.stream()
                .map(command -> command.stream().map(Word::written).toList())
                .toList();
    }

    private static Stream<String> texts() {
        return HostileText.all().filter(text -> text.indexOf('\0') < 0);
    }

    @Test
    @DisplayName("of a POSIX shell are what was quoted for it")
    void posix() {
        assertThat(texts())
                .allSatisfy(text -> assertThat(written(PosixScript.commands(
                                "curl " + ShellWord.of(text) + " " + ShellWord.of(text) + "; next")))
                        .containsExactly(List.of("curl", text, text), List.of("next")));
        assertThat(texts()).allSatisfy(text -> {
            String quoted = '"' + text.replaceAll("[\\\\\"$`]", "\\\\$0") + '"';
            assertThat(written(PosixScript.commands("curl " + quoted))).containsExactly(List.of("curl", text));
        });
    }

    @Test
    @DisplayName("of PowerShell are what was quoted for it")
    void powerShell() {
        assertThat(texts()).allSatisfy(text -> {
            String single = "'" + text.replace("'", "''") + "'";
            String twice = '"' + text.replaceAll("[`\"$]", "`$0") + '"';
            assertThat(written(PowerShellScript.commands("irm " + single + " `\n" + twice + "; next")))
                    .containsExactly(List.of("irm", text, text), List.of("next"));
        });
    }

    @Test
    @DisplayName("of the Windows command prompt are what a browser quoted for it")
    void commandPrompt() {
        Stream<String> oneLine = texts().map(text -> text.replaceAll("[\\n\\r\\\\\ue000-\uf8ff]", ""))
                .filter(text -> !text.isEmpty());
        assertThat(oneLine).allSatisfy(text -> {
            String escaped = text.replace("\"", "\\\"")
                    .chars()
                    .mapToObj(c -> (c < 128 && !Character.isLetterOrDigit(c) && c != ' ' ? "^" : "") + (char) c)
                    .collect(Collectors.joining());
            assertThat(written(CmdScript.commands("curl ^\"" + escaped + "^\" ^\r\n -X ^\"DELETE^\" & next")))
                    .containsExactly(List.of("curl", text, "-X", "DELETE"), List.of("next"));
        });
    }
}
