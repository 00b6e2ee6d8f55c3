package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.TokenCommand;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are scripts of a POSIX shell")
@DisplayName("The program that prints a token")
class TokenProgramsTest {
    private static final String TOKEN = "MDAxNWxvY2F00aW9uIG9uZQo";
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static TokenCommand script(String script, String... arguments) {
        return new TokenCommand(Stream.concat(Stream.of("/bin/sh", "-c", script, "sh"), Stream.of(arguments))
                .toList());
    }

    private static String printed(TokenCommand command) throws SecretStoreException {
        AccessToken token = new TokenPrograms(LONG).run(command);
        try {
            return token.reveal();
        } finally {
            token.clear();
        }
    }

    private static void fails(Reason reason, String words, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(SecretStoreException.class, failure -> {
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure).hasMessageContaining(words).hasNoCause();
        });
    }

    @Test
    @DisplayName("prints it in the first line that is not blank")
    void firstLine() throws Exception {
        assertThat(printed(script("printf '\\n  %s\\nlogin: x\\n' \"$1\"", TOKEN)))
                .isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("needs no line break at the end")
    void noLineBreak() throws Exception {
        assertThat(printed(script("printf %s \"$1\"", TOKEN))).isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("gets its arguments as they are, without a shell")
    void arguments() throws Exception {
        assertThat(printed(new TokenCommand(List.of("printf", "%s", "MDAx")))).isEqualTo("MDAx");
        Path made = folder.resolve("made");
        fails(Reason.FAILED, "no access token", () -> printed(new TokenCommand(List.of("echo", "x; touch " + made))));
        assertThat(made).doesNotExist();
    }

    @Test
    @DisplayName("gets no input to wait for")
    void noInput() throws Exception {
        assertThat(printed(script("cat; echo \"$1\"", TOKEN))).isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("may print more than a pipe has room for, without what follows the token being kept")
    void muchOutput() throws Exception {
        assertThat(printed(script("echo \"$1\"; head -c 3000000 /dev/zero", TOKEN)))
                .isEqualTo(TOKEN);
    }

    @Test
    @DisplayName("fails by its exit code, whatever it has printed, and its standard error is not told")
    void exitCode() {
        fails(Reason.FAILED, "exit code 7", () -> printed(script("echo \"$1\"; echo s3cret >&2; exit 7", TOKEN)));
        assertThatThrownBy(() -> printed(script("echo \"$1\"; echo s3cret >&2; exit 7", TOKEN)))
                .message()
                .doesNotContain(TOKEN)
                .doesNotContain("s3cret");
    }

    @Test
    @DisplayName("fails when it prints nothing, or no token, which is not told either")
    void noToken() {
        fails(Reason.FAILED, "no output", () -> printed(script("true")));
        fails(Reason.FAILED, "no access token", () -> printed(script("echo 'wrong pass\\303\\237word'")));
        assertThatThrownBy(() -> printed(script("echo 'wrong pass word'")))
                .message()
                .doesNotContain("word");
    }

    @Test
    @DisplayName("is said to be missing when it is not there")
    void missing() {
        String name = folder.resolve("none").toString();
        fails(Reason.ABSENT, name, () -> printed(new TokenCommand(List.of(name, "argument"))));
        assertThatThrownBy(() -> printed(new TokenCommand(List.of(name, "argument"))))
                .message()
                .doesNotContain("argument");
    }

    private long pid(String name) throws IOException {
        Path file = folder.resolve(name);
        await().until(() -> Files.exists(file) && Files.readString(file).endsWith("\n"));
        return Long.parseLong(Files.readString(file).strip());
    }

    private static void awaitEnd(long pid) {
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private TokenCommand sleeping() {
        return script(
                "sh -c 'sleep 600 & echo $! > \"$1/grandchild\"; wait' sh \"$1\" & echo $$ > \"$1/program\"; wait",
                folder.toString());
    }

    @Test
    @DisplayName("is ended with everything that it has started when it takes too long")
    void tooSlow() throws Exception {
        // Long enough for three processes to begin; nothing depends on it being exact.
        fails(Reason.SLOW, "3 s", () -> new TokenPrograms(Duration.ofSeconds(3)).run(sleeping()));
        awaitEnd(pid("program"));
        awaitEnd(pid("grandchild"));
    }

    @Test
    @DisplayName("is ended with everything that it has started when nobody waits any more")
    void interrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                new TokenPrograms(LONG).run(sleeping()).clear();
            } catch (SecretStoreException _) {
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        long program = pid("program");
        long grandchild = pid("grandchild");
        waiting.interrupt();
        assertThat(interrupted.join()).isTrue();
        awaitEnd(program);
        awaitEnd(grandchild);
    }

    @Test
    @DisplayName("is run for each of many, and those that fail are left out")
    void many() {
        Map<Integer, TokenCommand> commands = new LinkedHashMap<>();
        for (int number = 0; number < 20; number++) {
            commands.put(number, number % 5 == 0 ? script("exit 1") : script("echo \"$1\"", "MDAx" + number));
        }
        Set<Integer> failed = ConcurrentHashMap.newKeySet();
        Map<Integer, AccessToken> tokens = new TokenPrograms(LONG).runAll(commands, (number, _) -> failed.add(number));
        assertThat(failed).containsExactlyInAnyOrder(0, 5, 10, 15);
        assertThat(tokens)
                .hasSize(16)
                .doesNotContainKey(0)
                .hasEntrySatisfying(7, token -> assertThat(token.reveal()).isEqualTo("MDAx7"));
    }

    @Test
    @DisplayName("is not run for the others of many when the first does not end in time")
    void firstTooSlow() {
        Path made = folder.resolve("made");
        Map<Integer, TokenCommand> commands = new LinkedHashMap<>();
        commands.put(1, script("sleep 600"));
        commands.put(2, script("touch \"$1\"", made.toString()));
        Map<Integer, Reason> failed = new ConcurrentHashMap<>();
        assertThat(new TokenPrograms(Duration.ofMillis(50))
                        .runAll(commands, (number, failure) -> failed.put(number, failure.reason())))
                .isEmpty();
        assertThat(failed).containsOnly(entry(1, Reason.SLOW), entry(2, Reason.SLOW));
        assertThat(made).doesNotExist();
    }

    @Test
    @DisplayName("may leave a daemon behind that keeps its output open")
    void daemon() throws Exception {
        assertThat(printed(script("sleep 600 & echo $! > \"$2/daemon\"; echo \"$1\"", TOKEN, folder.toString())))
                .isEqualTo(TOKEN);
        ProcessHandle.of(pid("daemon")).ifPresent(ProcessHandle::destroyForcibly);
    }
}
