package io.github.tokenrevoker.ui.revoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.quoting.HostileText;
import io.github.tokenrevoker.token.JobOperation;
import io.github.tokenrevoker.token.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The request for a confined token")
class ConfinedTokenRequestTest {
    private static final OnezoneAddress ZONE = new OnezoneAddress("https", "onezone.example.org", 443);
    private static final String SEPARATOR = "\n--next--\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"9a1c6e2f4b7d4c0e8f35practice0001", "A-b_9"})
    @DisplayName("is offered for an id as Onezone gives it:")
    void wellFormed(String id) {
        assertThat(new Subject.Provider(id).isWellFormed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; touch x; echo '",
                "a\"b",
                "a,b",
                "*",
                "a.b",
                "a:b",
                "a|b",
                "a/b",
                "a\nb",
                "a\u202eb",
                "\u0661"
            })
    @DisplayName("is not offered for any other id:")
    void illFormed(String id) {
        assertThat(new Subject.Provider(id).isWellFormed()).isFalse();
    }

    @Test
    @Tag("shell")
    @DisplayName("names the provider in JSON as it is, and runs nothing, whatever the id holds")
    void hostile() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path work = Files.createDirectory(folder.resolve("work"));
        Path curl = tools.resolve("curl");
        Files.writeString(
                curl, "#!/bin/bash\ncat > /dev/null\nfor word; do printf '%s\\n--next--\\n' \"$word\"; done\n");
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        List<String> ids = HostileText.all().limit(150).toList();
        for (String id : ids) {
            ProcessBuilder bash = new ProcessBuilder("bash", "-c", ConfinedTokenRequest.of(ZONE, id))
                    .directory(work.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            bash.environment().put("PATH", tools + ":" + System.getenv("PATH"));
            bash.environment().put("LC_ALL", "C.UTF-8");
            Process shell = bash.start();
            shell.getOutputStream().close();
            List<String> words =
                    List.of(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(SEPARATOR));
            String json = words.get(words.indexOf("--data") + 1);
            assertThat(JsonMapper.shared()
                            .readTree(json)
                            .at("/caveats/2/whitelist/0")
                            .asString())
                    .isEqualTo(JobOperation.REVOKE.written(id));
            assertThat(words).endsWith("https://onezone.example.org/api/v3/onezone/provider/tokens/named");
        }
        assertThat(work).isEmptyDirectory();
    }
}
