package io.github.tokenrevoker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.command.Interruption;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.practice.NextAnswer;
import io.github.tokenrevoker.practice.PracticeToken;
import io.github.tokenrevoker.practice.PracticeZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The command revoke")
class RevokeCommandTest {
    private static final String NAME = "Practice Provider";

    @TempDir
    Path folder;

    private PracticeZone zone;
    private CommandLineRun commands;

    @BeforeEach
    void open() throws IOException {
        zone = PracticeZone.start(Clock.systemUTC());
        commands = new CommandLineRun(folder);
    }

    @AfterEach
    void close() {
        zone.close();
    }

    private RecordingTerminal terminal() {
        return terminal(PracticeToken.PROVIDER_NAMED);
    }

    /** With a token at standard input, and nobody there. */
    private RecordingTerminal terminal(PracticeToken kind) {
        return new RecordingTerminal().withInput(zone.printed(kind));
    }

    private ExitCode revoke(RecordingTerminal terminal, String... more) {
        List<String> args =
                new ArrayList<>(List.of("revoke", "--host", zone.address().toString(), "--token-file", "-"));
        args.addAll(List.of(more));
        return commands.run(terminal, args.toArray(String[]::new));
    }

    private long generation() {
        RecordingTerminal terminal = terminal();
        commands.run(terminal, "check", "--host", zone.address().toString(), "--token-file", "-", "--json");
        return json(terminal).getFirst().path("generation").asLong(0);
    }

    private static List<JsonNode> json(RecordingTerminal terminal) {
        JsonMapper mapper = JsonMapper.builder().build();
        return terminal.out().stream().map(mapper::readTree).toList();
    }

    private String journal() throws IOException {
        Path file = folder.resolve("journal/journal.jsonl");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    @DisplayName("sends nothing without a terminal and without --confirm, and names the text to give")
    void noTerminal() throws IOException {
        long before = generation();
        RecordingTerminal terminal = terminal();
        assertThat(revoke(terminal)).isEqualTo(ExitCode.NOT_SENT);
        assertThat(terminal.out()).singleElement().asString().contains("--confirm “" + NAME + "”");
        assertThat(generation()).isEqualTo(before);
        assertThat(journal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"practice provider", "Practice Provider ", "revoke 1 provider", "", "yes"})
    @DisplayName("sends nothing unless --confirm is exactly the text:")
    void wrongConfirmation(String given) throws IOException {
        long before = generation();
        assertThat(revoke(terminal(), "--confirm", given)).isEqualTo(ExitCode.NOT_SENT);
        assertThat(generation()).isEqualTo(before);
        assertThat(journal()).isEmpty();
    }

    @Test
    @DisplayName("sends once with the provider's name, writes down intent and outcome, and verifies")
    void confirmed() throws IOException {
        long before = generation();
        assertThat(revoke(terminal(), "--confirm", NAME, "--reason", "INC-7")).isEqualTo(ExitCode.OK);
        assertThat(generation()).isEqualTo(before + 1);
        assertThat(journal().lines()).hasSize(2);
        assertThat(journal()).contains("\"kind\":\"intent\"", "\"reason\":\"INC-7\"", "\"outcome\":\"revoked\"");
    }

    @Test
    @DisplayName("takes the count where the provider is not in production")
    void count() {
        assertThat(revoke(terminal(), "--environment", "test", "--confirm", "revoke 1 provider"))
                .isEqualTo(ExitCode.OK);
    }

    @Test
    @DisplayName("shows a person the facts and warnings, and sends when the name is typed")
    void typed() {
        RecordingTerminal terminal = terminal().answering("something else", NAME);
        assertThat(revoke(terminal)).isEqualTo(ExitCode.OK);
        assertThat(String.join("\n", terminal.err()))
                .contains(
                        "Revoke all temporary tokens of " + NAME,
                        "PRODUCTION",
                        "Token generation: 1 now, 2 after",
                        "What stops working",
                        "What stays valid",
                        "That doesn't match");
    }

    @Test
    @DisplayName("sends nothing when a person types nothing, or the wrong text three times")
    void cancelled() throws IOException {
        long before = generation();
        assertThat(revoke(terminal().answering(""))).isEqualTo(ExitCode.NOT_SENT);
        assertThat(revoke(terminal().answering("a", "b", "c"))).isEqualTo(ExitCode.NOT_SENT);
        assertThat(generation()).isEqualTo(before);
        assertThat(journal()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BEHAVE,OK",
        "WRITE_FAILED_204,NOT_REVOKED",
        "BAD_REQUEST_400,REJECTED",
        "UNAUTHORIZED_401,REJECTED",
        "FORBIDDEN_403,REJECTED",
        "NOT_FOUND_404,REJECTED",
        "INTERNAL_ERROR_500,UNKNOWN",
        "UNAVAILABLE_503,UNKNOWN",
        "PROXY_PAGE_502,UNKNOWN",
        "CUT_BEFORE,UNKNOWN",
        "CUT_AFTER,OK",
        "SILENCE,UNKNOWN",
        "LATE,OK"
    })
    @DisplayName("ends with the exit code of what became of the tokens:")
    void exitCodes(NextAnswer answer, ExitCode expected) {
        zone.answerNext(answer);
        RecordingTerminal terminal = terminal();
        assertThat(revoke(terminal, "--confirm", NAME, "--json")).isEqualTo(expected);
        assertThat(json(terminal)).singleElement().satisfies(document -> {
            assertThat(document.path("exitCode").asInt()).isEqualTo(expected.number());
            assertThat(document.path("recorded").asBoolean()).isTrue();
        });
    }

    @Test
    @DisplayName("ends with “accepted” where nothing says whose the token is")
    void accepted() {
        assertThat(revoke(
                        terminal(PracticeToken.ADMINISTRATOR_LEGACY),
                        "--confirm",
                        zone.address().authority()))
                .isEqualTo(ExitCode.ACCEPTED);
    }

    @Test
    @DisplayName("sends a user's token nowhere, whatever is confirmed")
    void userToken() throws IOException {
        RecordingTerminal terminal = terminal(PracticeToken.USER);
        assertThat(revoke(terminal, "--confirm", zone.address().authority())).isEqualTo(ExitCode.NOT_SENT);
        assertThat(terminal.out()).singleElement().asString().contains("belongs to a user");
        assertThat(journal()).isEmpty();
    }

    @Test
    @DisplayName("sends nothing where nobody listens")
    void nobody() {
        zone.close();
        assertThat(revoke(terminal(), "--confirm", zone.address().authority())).isEqualTo(ExitCode.NOT_SENT);
    }

    @Test
    @DisplayName("leaves an unknown outcome to the next start, which settles it")
    void settledLater() throws IOException {
        zone.answerNext(NextAnswer.SILENCE);
        assertThat(revoke(terminal(), "--confirm", NAME)).isEqualTo(ExitCode.UNKNOWN);
        zone.revokeBySomebodyElse();
        RecordingTerminal terminal = terminal();
        commands.run(terminal, "check", "--host", zone.address().toString(), "--token-file", "-");
        assertThat(String.join("\n", terminal.err())).contains("The last revocation of");
        assertThat(journal()).contains("\"kind\":\"settled\"");
    }

    @Test
    @DisplayName("warns of an earlier revocation whose outcome is not known")
    void earlierUnknown() {
        zone.answerNext(NextAnswer.SILENCE);
        revoke(terminal(), "--confirm", NAME);
        RecordingTerminal terminal = terminal();
        revoke(terminal, "--confirm", "not that");
        assertThat(terminal.err()).anyMatch(line -> line.startsWith("Warning:") && line.contains("last revocation"));
    }

    @Test
    @DisplayName("sends nothing once it is interrupted, and nothing is written down")
    void interruptedBefore() throws IOException {
        Interruption interruption = new Interruption();
        assertThat(interruption.interrupt()).isEqualTo(ExitCode.INTERRUPTED);
        commands.with(interruption);
        assertThat(revoke(terminal(), "--confirm", NAME)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(journal()).isEmpty();
    }

    @Test
    @DisplayName("has an unknown outcome, written down, when it is interrupted after sending")
    void interruptedAfter() throws Exception {
        Interruption interruption = new Interruption();
        commands.with(interruption);
        zone.answerNext(NextAnswer.SILENCE);
        RecordingTerminal terminal = terminal();
        CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(() -> {
            ExitCode code = revoke(terminal, "--confirm", NAME);
            interruption.ended(code);
            return code;
        });
        // The zone takes the answer out when the DELETE has arrived.
        await().until(() -> zone.nextAnswer() == NextAnswer.BEHAVE);
        assertThat(interruption.interrupt()).isEqualTo(ExitCode.UNKNOWN);
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.UNKNOWN);
        assertThat(journal()).contains("\"kind\":\"intent\"", "\"outcome\":\"unknown\"");
    }

    @Test
    @DisplayName("writes a report without the token")
    void report() throws IOException {
        Path report = folder.resolve("report.txt");
        String token = zone.printed(PracticeToken.PROVIDER_NAMED);
        RecordingTerminal terminal = new RecordingTerminal().withInput(token);
        revoke(terminal, "--confirm", NAME, "--report", report.toString());
        assertThat(report).content().contains(NAME, "DELETE").doesNotContain(token);
        assertThat(terminal.out()).noneMatch(line -> line.contains(token));
        assertThat(terminal.err()).noneMatch(line -> line.contains(token));
    }

    @Test
    @DisplayName("can settle a lost request as not revoked once it can no longer arrive")
    void notRevoked() {
        commands.waiting(Duration.ZERO);
        zone.answerNext(NextAnswer.CUT_BEFORE);
        assertThat(revoke(terminal(), "--confirm", NAME)).isEqualTo(ExitCode.NOT_REVOKED);
    }
}
