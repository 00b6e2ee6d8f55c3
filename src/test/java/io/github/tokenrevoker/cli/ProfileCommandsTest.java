package io.github.tokenrevoker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.cli.command.Engine;
import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.provider.ProfileFile;
import io.github.tokenrevoker.cli.terminal.RecordingTerminal;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import io.github.tokenrevoker.profile.Tags;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.bulk.EstateServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The commands on profiles")
class ProfileCommandsTest {
    private static final String TOKEN = EstateServer.token("p1").reveal();

    @TempDir
    Path folder;

    private CommandLineRun commands;

    @BeforeEach
    void begin() {
        commands = new CommandLineRun(folder.resolve("data"));
    }

    private ExitCode run(String... args) {
        return commands.run(new RecordingTerminal(), args);
    }

    /** Adds a profile whose token is in the keyring. */
    private void addWithToken(String name) {
        commands.run(
                new RecordingTerminal().withInput(TOKEN),
                "profile",
                "add",
                name,
                "--host",
                "onezone.example.org",
                "--store",
                "keyring",
                "--token-file",
                "-");
    }

    private Profiles profiles() {
        try (Engine engine = commands.engine()) {
            return engine.profiles().load().content();
        }
    }

    private boolean isStored(Profile profile) throws Exception {
        try (Engine engine = commands.engine()) {
            return engine.stores().holdsToken(profile.id(), TokenHome.KEYRING);
        }
    }

    @Test
    @DisplayName("add one with everything that it has, and its token")
    void add() throws Exception {
        RecordingTerminal terminal = new RecordingTerminal().withInput(TOKEN);
        assertThat(commands.run(
                        terminal,
                        "profile",
                        "add",
                        "My Provider",
                        "--host",
                        "onezone.example.org",
                        "--environment",
                        "staging",
                        "--tag",
                        "a",
                        "--tag",
                        "b",
                        "--notes",
                        "n",
                        "--store",
                        "keyring",
                        "--token-file",
                        "-"))
                .isEqualTo(ExitCode.OK);
        Profile added = profiles().list().getFirst();
        assertThat(added.name()).isEqualTo("My Provider");
        assertThat(added.environment()).isEqualTo(Environment.STAGING);
        assertThat(added.tags().words()).containsExactly("a", "b");
        assertThat(added.home()).isEqualTo(TokenHome.KEYRING);
        assertThat(isStored(added)).isTrue();
        assertThat(Files.readString(folder.resolve("data/profiles.json"))).doesNotContain(TOKEN);
        assertThat(terminal.out()).noneMatch(line -> line.contains(TOKEN));
    }

    @Test
    @DisplayName("take production for an environment that is not given")
    void production() {
        run("profile", "add", "p", "--host", "onezone.example.org");
        assertThat(profiles().list().getFirst().environment()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    @DisplayName("refuse a second one of the same name, and one without a host")
    void refused() {
        assertThat(run("profile", "add", "p", "--host", "onezone.example.org")).isEqualTo(ExitCode.OK);
        assertThat(run("profile", "add", "P", "--host", "onezone.example.org")).isEqualTo(ExitCode.USAGE);
        assertThat(run("profile", "add", "q")).isEqualTo(ExitCode.USAGE);
        assertThat(run("profile")).isEqualTo(ExitCode.USAGE);
        assertThat(profiles().list()).hasSize(1);
    }

    @Test
    @DisplayName("add to what another process has saved since")
    void beside() throws Exception {
        try (Engine other = commands.engine()) {
            ProfileFile file = ProfileFile.read(other.profiles(), new RecordingTerminal());
            run("profile", "add", "first", "--host", "onezone.example.org");
            Profile second = new Profile(
                    UUID.randomUUID(), "second", OnezoneAddress.parse("onezone.example.org"), Environment.TEST, "");
            file.change(present -> new Profiles(
                    Stream.concat(present.list().stream(), Stream.of(second)).toList(), present.leftovers()));
        }
        assertThat(profiles().list()).extracting(Profile::name).containsExactly("first", "second");
    }

    @Test
    @DisplayName("remove one with its token")
    void remove() throws Exception {
        addWithToken("p");
        Profile added = profiles().list().getFirst();
        assertThat(run("profile", "remove", "p")).isEqualTo(ExitCode.OK);
        assertThat(profiles()).isEqualTo(Profiles.NONE);
        assertThat(isStored(added)).isFalse();
        assertThat(run("profile", "remove", "p")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    @DisplayName("export and import them, with tokens only under a passphrase")
    void travel() throws Exception {
        addWithToken("p");
        String plain = folder.resolve("plain.json").toString();
        String sealed = folder.resolve("sealed").toString();
        assertThat(run("profile", "export", plain)).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(Path.of(plain)))
                .contains("onezone.example.org")
                .doesNotContain(TOKEN);
        String passphrase = "a long passphrase";
        assertThat(commands.run(
                        new RecordingTerminal().answering(passphrase, passphrase),
                        "profile",
                        "export",
                        sealed,
                        "--with-tokens"))
                .isEqualTo(ExitCode.OK);

        commands = new CommandLineRun(folder.resolve("elsewhere"));
        assertThat(run("profile", "import", plain)).isEqualTo(ExitCode.OK);
        assertThat(profiles().list()).hasSize(1);
        assertThat(commands.run(
                        new RecordingTerminal().answering(passphrase),
                        "profile",
                        "import",
                        sealed,
                        "--on-conflict",
                        "both",
                        "--store",
                        "keyring"))
                .isEqualTo(ExitCode.OK);
        assertThat(commands.run(new RecordingTerminal().answering("wrong"), "profile", "import", sealed))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    @DisplayName("make the vault for the first token that is stored in it, and open it for the next")
    void firstVault() throws Exception {
        String passphrase = "a long passphrase";
        assertThat(commands.run(
                        new RecordingTerminal().answering(TOKEN, passphrase, passphrase),
                        "profile",
                        "add",
                        "one",
                        "--host",
                        "onezone.example.org",
                        "--store",
                        "vault"))
                .isEqualTo(ExitCode.OK);
        assertThat(commands.run(
                        new RecordingTerminal().answering(TOKEN, "wrong", passphrase),
                        "profile",
                        "add",
                        "two",
                        "--host",
                        "onezone.example.org",
                        "--store",
                        "vault"))
                .isEqualTo(ExitCode.OK);
        assertThat(profiles().list()).extracting(Profile::home).containsExactly(TokenHome.VAULT, TokenHome.VAULT);
        try (Engine engine = commands.engine()) {
            engine.stores().vault().unlock(passphrase.toCharArray());
            for (Profile profile : profiles().list()) {
                assertThat(engine.stores().holdsToken(profile.id(), TokenHome.VAULT))
                        .isTrue();
            }
        }
    }

    @Test
    @DisplayName("make no vault under a short passphrase or one that is not typed twice, and add nothing then")
    void noVault() {
        for (String[] typed :
                new String[][] {{TOKEN, "short", "short"}, {TOKEN, "a long passphrase", "another one"}, {TOKEN}}) {
            assertThat(commands.run(
                            new RecordingTerminal().answering(typed),
                            "profile",
                            "add",
                            "one",
                            "--host",
                            "onezone.example.org",
                            "--store",
                            "vault"))
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(profiles()).isEqualTo(Profiles.NONE);
        assertThat(folder.resolve("data/vault.p12")).doesNotExist();
    }

    @Test
    @DisplayName("note the copy that an imported token leaves in another store")
    void movedByImport() throws Exception {
        String passphrase = "a long passphrase";
        String sealed = folder.resolve("sealed").toString();
        commands.run(
                new RecordingTerminal().answering(TOKEN),
                "profile",
                "add",
                "p",
                "--host",
                "onezone.example.org",
                "--store",
                "keyring");
        commands.run(
                new RecordingTerminal().answering(passphrase, passphrase),
                "profile",
                "export",
                sealed,
                "--with-tokens");
        Profile before = profiles().list().getFirst();
        try (Engine engine = commands.engine()) {
            ProfileFile.read(engine.profiles(), new RecordingTerminal())
                    .change(ProfileFile.of(before, profile -> profile.tagged(Tags.of("changed"))));
        }
        assertThat(commands.run(
                        new RecordingTerminal().answering(passphrase, passphrase, passphrase),
                        "profile",
                        "import",
                        sealed,
                        "--on-conflict",
                        "replace",
                        "--store",
                        "vault"))
                .isEqualTo(ExitCode.OK);
        assertThat(profiles().list()).singleElement().extracting(Profile::home).isEqualTo(TokenHome.VAULT);
        assertThat(profiles().leftovers()).containsExactly(new Leftover(before.id(), TokenHome.KEYRING));
    }

    @Test
    @DisplayName("refuse a short passphrase, and two that differ")
    void passphrases() {
        String file = folder.resolve("sealed").toString();
        for (String[] typed : new String[][] {{"short", "short"}, {"a long passphrase", "another passphrase"}}) {
            assertThat(commands.run(
                            new RecordingTerminal().answering(typed), "profile", "export", file, "--with-tokens"))
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(Path.of(file)).doesNotExist();
    }
}
