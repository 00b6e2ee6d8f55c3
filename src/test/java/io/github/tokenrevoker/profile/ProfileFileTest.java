package io.github.tokenrevoker.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.tokenrevoker.connection.ClientCertificate;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.Timeouts;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.durable.DocumentFile.Saved;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.profile.Profiles.Leftover;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The file of profiles")
class ProfileFileTest {
    private static final Profile KRAKOW = new Profile(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            "CYFRONET Kraków",
            new OnezoneAddress("https", "onezone.example.org", 443),
            Environment.PRODUCTION,
            "ask \u201cOla\u201d\nfirst");

    private static final Profiles KRAKOW_ALONE = alone(KRAKOW);

    private static Profiles alone(Profile profile) {
        return new Profiles(List.of(profile), Set.of(new Leftover(profile.id(), TokenHome.VAULT)));
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("profiles.json");
    }

    private DocumentFile<Profiles> file() {
        return new DocumentFile<>(path, new ProfileFormat(), Clock.systemUTC());
    }

    @Test
    @DisplayName("that is not there holds no profiles")
    void missing() {
        assertThat(file().load()).isEqualTo(new Loaded.Intact<>(Profiles.NONE));
    }

    @Test
    @DisplayName("gives back what was saved")
    void roundTrip() throws IOException {
        file().save(KRAKOW_ALONE);
        assertThat(file().load()).isEqualTo(new Loaded.Intact<>(KRAKOW_ALONE));
    }

    @Test
    @DisplayName("gives back a token command, and lets a version without them ask for the token")
    void tokenCommand() throws IOException {
        Profile profile = KRAKOW.withTokenCommand(TokenCommand.parse("pass show 'a b'"));
        assertThat(profile.home()).isEqualTo(TokenHome.COMMAND);
        file().save(alone(profile));
        assertThat(file().load()).isEqualTo(new Loaded.Intact<>(alone(profile)));
        assertThat(Files.readString(path))
                .contains("\"tokenHome\" : \"nowhere\"")
                .contains("\"tokenCommand\" : [ \"pass\", \"show\", \"a b\" ]");
    }

    @Test
    @DisplayName("keeps a token command that another place of the token makes superfluous")
    void unusedTokenCommand() throws IOException {
        Profile profile =
                KRAKOW.withTokenCommand(TokenCommand.parse("pass show x")).restingIn(TokenHome.KEYRING);
        assertThat(profile.home()).isEqualTo(TokenHome.KEYRING);
        file().save(alone(profile));
        assertThat(file().load()).isEqualTo(new Loaded.Intact<>(alone(profile)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"pass show x\"", "[]", "[\"\"]", "[[\"pass\"]]", "{\"program\":\"pass\"}", "[\"x.bat\"]"})
    @DisplayName("sets a profile aside whose token command makes no sense, and keeps it in the file")
    void oddTokenCommand(String command) throws IOException {
        Files.writeString(path, """
                {"schema":1,"profiles":[{"id":"00000000-0000-0000-0000-000000000001","name":"odd",\
                "onezone":"onezone.example.org","environment":"test","notes":"","tokenCommand":%s}]}""".formatted(command));
        DocumentFile<Profiles> file = file();
        assertThat(file.load()).isInstanceOf(Loaded.Partial.class);
        assertThat(((Loaded.Partial<Profiles>) file.load()).oddities())
                .singleElement()
                .asString()
                .contains("tokenCommand");
        file.save(KRAKOW_ALONE);
        assertThat(Files.readString(path)).contains("odd").contains("tokenCommand");
    }

    @Test
    @DisplayName("gives back the whole of a profile's way, without a password in it")
    void routeRoundTrip() throws IOException {
        Route route = new Route(
                new Trust.Pinned("AB:CD"),
                Optional.of(new ClientCertificate(Path.of("operator.p12"))),
                new ProxyChoice.Through("proxy.example.org", 3128).letting("operator"),
                new Timeouts(Duration.ofSeconds(7), Duration.ofSeconds(20)));
        Profiles profiles = new Profiles(List.of(KRAKOW_ALONE.list().getFirst().reachedBy(route)), Set.of());
        file().save(profiles);
        assertThat(file().load()).isEqualTo(new Loaded.Intact<>(profiles));
        assertThat(Files.readString(path))
                .contains("operator.p12")
                .contains("proxyUser")
                .doesNotContain("assword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "sha256 Fingerprint=%s", " %s "})
    @DisplayName("takes a pinned fingerprint in whatever way it is written:")
    void pinByHand(String form) throws IOException {
        String bare = "0a".repeat(32);
        String written = bare.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1:");
        Trust pinned = new Trust.Pinned(written);
        Profiles profiles = new Profiles(
                List.of(KRAKOW_ALONE.list().getFirst().reachedBy(Route.DEFAULT.trusting(pinned))), Set.of());
        file().save(profiles);
        Files.writeString(path, Files.readString(path).replace(written, form.formatted(bare)));
        assertThat(file().load()).isEqualTo(new Loaded.Intact<>(profiles));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.org:3128",
                "https://proxy.example.org:8443",
                "socks5://proxy.example.org:1080",
                "socks5h://[2001:db8::1]:1080"
            })
    @DisplayName("gives back a proxy of any kind")
    void proxies(String proxy) throws IOException {
        Route route =
                Route.DEFAULT.by(ProxyChoice.Through.parse(proxy).orElseThrow().letting("operator"));
        Profiles profiles = new Profiles(List.of(KRAKOW_ALONE.list().getFirst().reachedBy(route)), Set.of());
        file().save(profiles);
        assertThat(Files.readString(path)).contains("\"" + proxy + "\"");
        assertThat(file().load()).isEqualTo(new Loaded.Intact<>(profiles));
    }

    @Test
    @DisplayName("keeps fields that it does not know, in a profile and beside them")
    void unknownFields() throws IOException {
        file().save(KRAKOW_ALONE);
        Files.writeString(
                path,
                Files.readString(path)
                        .replace("\"notes\"", "\"colour\" : {\"r\":1}, \"notes\"")
                        .replace("\"profiles\"", "\"taste\" : \"sweet\", \"profiles\""));
        Profiles loaded = file().load().content();
        DocumentFile<Profiles> again = file();
        again.load();
        again.save(loaded);
        assertThat(Files.readString(path)).contains("\"colour\"").contains("\"taste\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"schema\":\"one\",\"profiles\":[]}",
                "{\"schema\":1}",
                "\u0000\u0001",
            })
    @DisplayName("that is damaged is set aside, and the version before is used")
    void damaged(String content) throws IOException {
        DocumentFile<Profiles> file = file();
        file.save(KRAKOW_ALONE);
        file.save(Profiles.NONE);
        Files.writeString(path, content);
        Loaded<Profiles> loaded = file().load();
        assertThat(loaded.content()).isEqualTo(KRAKOW_ALONE);
        assertThat(loaded)
                .asInstanceOf(type(Loaded.Recovered.class))
                .satisfies(recovered -> assertThat(recovered.setAside()).hasContent(content));
        assertThat(path).doesNotExist();
    }

    @Test
    @DisplayName("of a newer tool is left as it is")
    void newer() throws IOException {
        String newer = "{\"schema\":2,\"profiles\":{}}";
        Files.writeString(path, newer);
        DocumentFile<Profiles> file = file();
        assertThat(file.load()).isInstanceOf(Loaded.Newer.class);
        assertThatThrownBy(() -> file.save(KRAKOW_ALONE)).hasMessageContaining("newer version");
        assertThat(path).hasContent(newer);
    }

    @Test
    @DisplayName("that cannot be read is left as it is")
    void unreadable() throws IOException {
        Files.createDirectory(path);
        DocumentFile<Profiles> file = file();
        assertThat(file.load()).isInstanceOf(Loaded.Unreadable.class);
        assertThatThrownBy(() -> file.save(KRAKOW_ALONE)).isInstanceOf(IOException.class);
        assertThat(path).isDirectory();
    }

    @Test
    @DisplayName("that somebody else has written meanwhile is not overwritten unseen")
    void changedMeanwhile() throws IOException {
        DocumentFile<Profiles> file = file();
        file.save(KRAKOW_ALONE);
        Profile theirs = KRAKOW.as(KRAKOW.id(), "Theirs");
        DocumentFile<Profiles> other = file();
        other.load();
        other.save(alone(theirs));
        assertThat(file.save(Profiles.NONE)).isEqualTo(new Saved.ChangedMeanwhile<>(alone(theirs)));
        assertThat(file().load().content()).isEqualTo(alone(theirs));
        assertThat(file.save(Profiles.NONE)).isEqualTo(new Saved.Done<>());
    }

    @Test
    @DisplayName("that somebody else has spoilt meanwhile is left as it is, and said so")
    void spoiltMeanwhile() throws IOException {
        DocumentFile<Profiles> file = file();
        file.save(KRAKOW_ALONE);
        Files.writeString(path, "half a");
        assertThatThrownBy(() -> file.save(Profiles.NONE)).hasMessageContaining("makes no sense");
        assertThat(path).hasContent("half a");
    }
}
