package io.github.tokenrevoker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import io.github.tokenrevoker.revocation.bulk.EstateServer.Way;
import io.github.tokenrevoker.secret.ProfileSecrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Commands on several providers")
class SeveralProvidersTest {
    @TempDir
    Path folder;

    private EstateServer zone;
    private CommandLineRun commands;

    @BeforeEach
    void keepProfiles() throws Exception {
        commands = new CommandLineRun(folder);
        zone = new EstateServer();
        List<Profile> profiles = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            profiles.add(new Profile(UUID.randomUUID(), name, zone.address(), Environment.STAGING, "")
                    .tagged(Tags.of(name.startsWith("t") ? "pair" : "alone"))
                    .restingIn(TokenHome.KEYRING));
        }
        try (Engine engine = commands.engine()) {
            engine.profiles().load();
            engine.profiles().save(new Profiles(profiles, Set.of()));
            for (Profile profile : profiles) {
                engine.stores().write(profile, ProfileSecrets.of(EstateServer.token(profile.name())));
            }
        }
    }

    @AfterEach
    void close() {
        zone.close();
    }

    private static List<JsonNode> json(RecordingTerminal terminal) {
        JsonMapper mapper = JsonMapper.builder().build();
        return terminal.out().stream().map(mapper::readTree).toList();
    }

    @Test
    @DisplayName("list all profiles, with where their tokens are stored")
    void list() {
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, "list")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).hasSize(3).allMatch(line -> line.contains("system keyring"));
    }

    @Test
    @DisplayName("revoke all with the count, print a document for each and a summary")
    void revokeAll() {
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, "revoke", "--all", "--confirm", "revoke 3 providers", "--json"))
                .isEqualTo(ExitCode.OK);
        List<JsonNode> documents = json(terminal);
        assertThat(documents).hasSize(4);
        assertThat(documents.subList(0, 3))
                .allMatch(document -> document.path("outcome").asString().equals("verified"));
        assertThat(documents.getLast().path("exitCodes").path("0").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("end with the gravest exit code, and count the others")
    void gravest() {
        zone.treat("one", Way.REFUSES);
        zone.treat("two", Way.YES_WITHOUT_EFFECT);
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, "revoke", "--all", "--confirm", "revoke 3 providers"))
                .isEqualTo(ExitCode.NOT_REVOKED);
        assertThat(terminal.out().getLast()).contains("Total: 3", "Verified: 1", "Not revoked: 1", "Rejected: 1");
    }

    @Test
    @DisplayName("select by tag")
    void tag() {
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, "revoke", "--tag", "PAIR", "--confirm", "revoke 2 providers"))
                .isEqualTo(ExitCode.OK);
        assertThat(terminal.out().getLast()).contains("Total: 2");
    }

    @Test
    @DisplayName("send nothing when the count is not the one to confirm")
    void wrongCount() {
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, "revoke", "one", "two", "--confirm", "revoke 3 providers"))
                .isEqualTo(ExitCode.NOT_SENT);
        assertThat(terminal.out())
                .filteredOn(line -> line.startsWith("Not sent"))
                .hasSize(2);
    }

    @Test
    @DisplayName("leave out whose token is missing, and say so")
    void missing() throws Exception {
        try (Engine engine = commands.engine()) {
            engine.stores()
                    .delete(engine.profiles().load().content().list().getFirst().id(), TokenHome.KEYRING);
        }
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, "revoke", "--all", "--confirm", "revoke 2 providers"))
                .isEqualTo(ExitCode.NOT_SENT);
        assertThat(terminal.out()).anyMatch(line -> line.startsWith("Not sent: one: one: no access token"));
        assertThat(terminal.out().getLast()).contains("Verified: 2", "Not sent: 1");
    }

    @Test
    @DisplayName("check all without changing anything")
    void check() {
        RecordingTerminal terminal = new RecordingTerminal();
        assertThat(commands.run(terminal, "check", "--environment", "staging", "--json"))
                .isEqualTo(ExitCode.OK);
        assertThat(json(terminal)).hasSize(4);
        assertThat(folder.resolve("journal/journal.jsonl")).isEmptyFile();
    }

    @Test
    @DisplayName("refuse wrong selections with exit code 2")
    void wrongSelections() {
        for (String[] args : new String[][] {
            {"check"},
            {"check", "nobody"},
            {"check", "one", "--all"},
            {"check", "one", "--host", "onezone.example.org"},
            {"check", "one", "--ca", "x.pem"},
            {"check", "--tag", "unknown"},
            {"check", "--environment", "moon"},
            {"check", "--all", "--token-file", "-"},
            {"check", "one", "--token-file", "a", "--token-fd", "3"},
            {"check", "--host", "http://onezone.example.org"},
            {"check", "--host", "onezone.example.org", "--pin", "12"},
            {"check", "--host", "onezone.example.org", "--proxy", "user@proxy:1"},
            {"revoke", "one", "--report", "/nonexistent/folder/file"},
        }) {
            RecordingTerminal terminal = new RecordingTerminal();
            assertThat(commands.run(terminal, args)).as(String.join(" ", args)).isEqualTo(ExitCode.USAGE);
            assertThat(terminal.err())
                    .singleElement()
                    .asString()
                    .startsWith("token-revoker: ")
                    .contains("--help");
            assertThat(terminal.out()).isEmpty();
        }
    }
}
