package io.github.tokenrevoker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.github.tokenrevoker.connection.PasswordUse;
import io.github.tokenrevoker.connection.ProxyChoice;
import io.github.tokenrevoker.connection.Route;
import io.github.tokenrevoker.connection.RoutePasswords;
import io.github.tokenrevoker.connection.Trust;
import io.github.tokenrevoker.durable.DocumentFile;
import io.github.tokenrevoker.durable.DocumentFile.Loaded;
import io.github.tokenrevoker.journal.ChainState;
import io.github.tokenrevoker.journal.Journal;
import io.github.tokenrevoker.journal.JournalLine.Kind;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.profile.Environment;
import io.github.tokenrevoker.profile.Profile;
import io.github.tokenrevoker.profile.ProfileFormat;
import io.github.tokenrevoker.profile.Profiles;
import io.github.tokenrevoker.profile.TokenHome;
import io.github.tokenrevoker.revocation.OutcomeCode;
import io.github.tokenrevoker.revocation.RecordedAct;
import io.github.tokenrevoker.secret.ProfileSecrets;
import io.github.tokenrevoker.secret.SealedFile;
import io.github.tokenrevoker.secret.SecretStoreException;
import io.github.tokenrevoker.secret.Vault;
import io.github.tokenrevoker.settings.Settings;
import io.github.tokenrevoker.settings.SettingsFormat;
import io.github.tokenrevoker.transfer.Parcel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files that version 0.1.0 wrote, kept as they were in {@code src/test/resources}. When another version changes a format,
 * it adds a folder with its own files and a test like this one; these files stay.
 */
@DisplayName("Of the data that version 0.1.0 wrote,")
class EarlierDataTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final UUID KRAKOW = UUID.fromString("11111111-2222-4333-8444-555555555501");
    private static final UUID PRAHA = UUID.fromString("11111111-2222-4333-8444-555555555502");
    private static final UUID TEST_ZONE = UUID.fromString("11111111-2222-4333-8444-555555555503");
    private static final UUID DELETED = UUID.fromString("11111111-2222-4333-8444-555555555509");
    /** Of a vault and an export that hold nothing but tokens of a practice zone that is gone. */
    private static final String PASSPHRASE = "practice passphrase for 0.1.0";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        copyTo(folder);
    }

    static void copyTo(Path folder) throws IOException {
        Path kept = Path.of("src/test/resources/io/github/tokenrevoker/written-by/0.1.0");
        try (Stream<Path> files = Files.walk(kept)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(kept.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private DocumentFile<Profiles> profiles() {
        return new DocumentFile<>(folder.resolve("profiles.json"), new ProfileFormat(), CLOCK);
    }

    private AccessToken token(int line) throws Exception {
        return AccessToken.pasted(
                Files.readAllLines(folder.resolve("practice-tokens.txt")).get(line));
    }

    private Journal journal() {
        return new Journal(folder.resolve("journal"), folder.resolve("journal.witness"), CLOCK);
    }

    @Test
    @DisplayName("every profile is read whole")
    void everyProfile() {
        Loaded<Profiles> loaded = profiles().load();
        assertThat(loaded).isInstanceOf(Loaded.Intact.class);
        assertThat(loaded.content().list())
                .extracting(
                        Profile::name,
                        profile -> profile.address().toString(),
                        Profile::environment,
                        Profile::home,
                        profile -> profile.tags().toString())
                .containsExactly(
                        tuple(
                                "CYFRONET Kraków",
                                "https://onezone.example.org",
                                Environment.PRODUCTION,
                                TokenHome.VAULT,
                                "EGI, Poland"),
                        tuple(
                                "Praha 8",
                                "https://onezone.example.org:8443",
                                Environment.STAGING,
                                TokenHome.KEYRING,
                                ""),
                        tuple("Test zone", "https://onezone.local", Environment.TEST, TokenHome.NOWHERE, "lab"),
                        tuple("Practice", "http://127.0.0.1:40123", Environment.TEST, TokenHome.NOWHERE, ""));
        assertThat(loaded.content().leftovers()).containsExactly(new Profiles.Leftover(DELETED, TokenHome.VAULT));
    }

    @Test
    @DisplayName("every way to a Onezone is read whole")
    void everyRoute() {
        List<Profile> profiles = profiles().load().content().list();
        Route krakow = profiles.get(0).route();
        assertThat(krakow.trust()).isEqualTo(new Trust.Pinned("AB:".repeat(31) + "AB"));
        assertThat(krakow.client().orElseThrow().pkcs12()).isEqualTo(Path.of("/home/operator/operator.p12"));
        assertThat(krakow.proxy()).isEqualTo(new ProxyChoice.Through("proxy.example.org", 3128).letting("operator"));
        assertThat(krakow.timeouts().connect()).isEqualTo(Duration.ofSeconds(7));
        assertThat(krakow.timeouts().answer()).isEqualTo(Duration.ofSeconds(20));
        assertThat(profiles.get(0).acceptedZone()).contains("zone.example.org");
        assertThat(profiles.get(1).route().trust())
                .isEqualTo(new Trust.Authorities(Path.of("/etc/ssl/private-ca.pem")));
        assertThat(profiles.get(1).route().proxy()).isEqualTo(new ProxyChoice.Direct());
        assertThat(profiles.get(1).diedToken()).contains("a1b2c3d4");
        assertThat(profiles.get(2).route().proxy())
                .isEqualTo(ProxyChoice.Through.parse("socks5h://[2001:db8::1]:1080")
                        .orElseThrow());
        assertThat(profiles.get(3).route()).isEqualTo(Route.DEFAULT);
    }

    @Test
    @DisplayName("the profiles are still the same when this version has saved them")
    void savedAgain() throws IOException {
        DocumentFile<Profiles> file = profiles();
        Profiles read = file.load().content();
        file.save(read);
        assertThat(profiles().load()).isEqualTo(new Loaded.Intact<>(read));
    }

    @Test
    @DisplayName("every setting is in force")
    void settings() {
        Loaded<Settings> loaded =
                new DocumentFile<>(folder.resolve("settings.json"), new SettingsFormat(), CLOCK).load();
        assertThat(loaded).isInstanceOf(Loaded.Intact.class);
        Settings settings = loaded.content();
        assertThat(settings.canary()).isTrue();
        assertThat(settings.checkAtStart()).isFalse();
        assertThat(settings.vaultIdle()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.perHost()).isEqualTo(5);
    }

    @Test
    @DisplayName("the vault opens with its passphrase, and gives its tokens and passwords")
    void vault() throws Exception {
        Vault vault = new Vault(folder.resolve("vault.p12"), new SealedFile(), CLOCK);
        assertThat(vault.unlock(PASSPHRASE.toCharArray())).isInstanceOf(Vault.Opening.Opened.class);
        assertThat(read(vault, KRAKOW).token()).contains(token(0));
        assertThat(read(vault, TEST_ZONE)).isEqualTo(ProfileSecrets.of(token(1)));
        assertThat(read(vault, PRAHA)).isEqualTo(ProfileSecrets.NONE);
        RoutePasswords passwords = read(vault, KRAKOW).passwords();
        assertThat(passwords.of(PasswordUse.PROXY).orElseThrow().reveal()).isEqualTo(" proxy password ");
        assertThat(passwords.of(PasswordUse.CLIENT_CERTIFICATE).orElseThrow().reveal())
                .isEqualTo("zażółć");
        vault.lock();
    }

    private static ProfileSecrets read(Vault vault, UUID profile) throws SecretStoreException {
        return vault.read(profile, EnumSet.allOf(PasswordUse.class));
    }

    @Test
    @DisplayName("the journal's chain is intact")
    void chain() throws IOException {
        try (Journal journal = journal()) {
            assertThat(journal.verify(_ -> {}))
                    .isEqualTo(new ChainState.Intact(
                            13, "650438f37c2e8ac5abbf8cbc17c0f5e1babdd6a658f1a6d989847da6565f297b"));
            assertThat(journal.linesNotNoted()).isZero();
            assertThat(journal.tornLine()).isEmpty();
        }
    }

    @Test
    @DisplayName("every revocation in the journal has its outcome, and one is still open")
    void revocations() throws IOException {
        try (Journal journal = journal()) {
            List<RecordedAct> acts = RecordedAct.of(journal.read(1_000));
            assertThat(acts)
                    .extracting(RecordedAct::outcome, RecordedAct::isOpen, act -> act.words("reason"))
                    .containsExactly(
                            tuple(OutcomeCode.UNKNOWN, true, "killed before the answer"),
                            tuple(OutcomeCode.NOT_SENT, false, ""),
                            tuple(OutcomeCode.REVOKED, false, "cut"),
                            tuple(OutcomeCode.NOT_REVOKED, false, "alarm"),
                            tuple(OutcomeCode.REFUSED, false, ""),
                            tuple(OutcomeCode.REFUSED, false, "rejected"),
                            tuple(OutcomeCode.REVOKED, false, "Leak in ticket 4711: “Zażółć”"));
            assertThat(acts.getFirst().before().orElseThrow().number()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("the journal's chain goes on")
    void chainGoesOn() throws IOException {
        try (Journal journal = journal()) {
            journal.append(
                    Kind.INTENT,
                    UUID.randomUUID(),
                    JsonMapper.builder().build().createObjectNode().put("profile", "next"));
        }
        try (Journal journal = journal()) {
            assertThat(journal.verify(_ -> {}))
                    .asInstanceOf(type(ChainState.Intact.class))
                    .extracting(ChainState.Intact::lines)
                    .isEqualTo(14L);
        }
    }

    @Test
    @DisplayName("damage that was found in the journal and acknowledged is still reported as that")
    void damage() throws IOException {
        try (Journal journal = new Journal(folder.resolve("damaged-journal"), CLOCK)) {
            assertThat(journal.verify(_ -> {})).isInstanceOfSatisfying(ChainState.Damaged.class, damaged -> {
                assertThat(damaged.damages())
                        .extracting(ChainState.FoundDamage::damage, ChainState.FoundDamage::line)
                        .containsExactly(tuple(ChainState.Damage.CHANGED, 7L));
                assertThat(damaged.unacknowledged()).isEmpty();
                assertThat(damaged.lines()).isEqualTo(15);
            });
        }
    }

    @Test
    @DisplayName("an export without tokens can be imported")
    void export() throws IOException {
        byte[] content = Files.readAllBytes(folder.resolve("export.json"));
        assertThat(Parcel.open(content, new SealedFile(), Optional.empty()))
                .isInstanceOfSatisfying(Parcel.Opened.Unpacked.class, unpacked -> {
                    assertThat(unpacked.parcel().profiles())
                            .extracting(Profile::name)
                            .containsExactly("CYFRONET Kraków", "Praha 8", "Test zone", "Practice");
                    assertThat(unpacked.parcel().tokens()).isEmpty();
                });
    }

    @Test
    @DisplayName("an export with tokens can be imported with its passphrase, and not without")
    void sealedExport() throws Exception {
        byte[] content = Files.readAllBytes(folder.resolve("export-sealed.p12"));
        AccessToken token = token(0);
        assertThat(Parcel.open(content, new SealedFile(), Optional.empty())).isInstanceOf(Parcel.Opened.Sealed.class);
        assertThat(Parcel.open(content, new SealedFile(), Optional.of(PASSPHRASE.toCharArray())))
                .isInstanceOfSatisfying(
                        Parcel.Opened.Unpacked.class,
                        unpacked -> assertThat(unpacked.parcel().tokens()).containsEntry(KRAKOW, token));
    }
}
