package io.github.tokenrevoker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tokenrevoker.durable.WritePermit;
import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.secret.SecretStoreException.Reason;
import io.github.tokenrevoker.secret.Vault.Opening;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.Security;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The vault")
class VaultTest {
    private static final UUID MINE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final SealedFile QUICK = new SealedFile(1000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("data/vault.p12");
    }

    private Vault vault() {
        return new Vault(file, QUICK, Clock.systemUTC());
    }

    private Vault opened() throws SecretStoreException {
        Vault vault = vault();
        assertThat(vault.unlock("correct horse".toCharArray())).isInstanceOf(Opening.Opened.class);
        return vault;
    }

    private Vault made() throws SecretStoreException {
        Vault vault = vault();
        vault.create("correct horse".toCharArray());
        return vault;
    }

    private static AccessToken token(String text) {
        try {
            return AccessToken.pasted(text);
        } catch (UnusableTokenException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void assertLocked(Vault vault) {
        assertThat(vault.isOpen()).isFalse();
        assertThatThrownBy(() -> vault.read(MINE, Set.of()))
                .isInstanceOfSatisfying(
                        SecretStoreException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.LOCKED));
    }

    @Test
    @DisplayName("gives back the tokens that it was given, after a restart as well")
    void roundTrip() throws SecretStoreException {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("first")), Set.of());
        vault.write(OTHER, ProfileSecrets.of(token("second")), Set.of());
        vault.write(MINE, ProfileSecrets.of(token("third")), Set.of());
        Vault again = opened();
        assertThat(again.read(MINE, Set.of()).token()).contains(token("third"));
        assertThat(again.read(OTHER, Set.of()).token()).contains(token("second"));
        assertThat(again.read(new UUID(0, 3), Set.of()).token()).isEmpty();
    }

    @Test
    @DisplayName("takes many tokens in one act, and keeps nothing of those that they replace")
    void many() throws Exception {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("replaced")), Set.of());
        vault.writeAll(Map.of(MINE, ProfileSecrets.of(token("first")), OTHER, ProfileSecrets.of(token("second"))));
        Vault again = opened();
        assertThat(again.read(MINE, Set.of()).token()).contains(token("first"));
        assertThat(again.read(OTHER, Set.of()).token()).contains(token("second"));
        byte[] before = QUICK.open(Files.readAllBytes(previous()), "correct horse".toCharArray())
                .orElseThrow();
        assertThat(new String(before, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("replaced");
    }

    @Test
    @DisplayName("opens for no other passphrase, and says nothing of what is inside")
    void wrongPassphrase() throws SecretStoreException {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        Vault vault = vault();
        assertThat(vault.unlock("correct horsf".toCharArray())).isEqualTo(new Opening.WrongPassphrase());
        assertThat(vault.unlock(new char[0])).isEqualTo(new Opening.WrongPassphrase());
        assertLocked(vault);
        assertThat(vault.toString()).doesNotContain("first");
    }

    @Test
    @DisplayName("that is locked gives nothing")
    void locked() throws SecretStoreException {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("first")), Set.of());
        vault.lock();
        assertLocked(vault);
        assertThatThrownBy(() -> vault.write(MINE, ProfileSecrets.of(token("second")), Set.of()))
                .isInstanceOf(SecretStoreException.class);
        assertThatThrownBy(() -> vault.delete(MINE)).isInstanceOf(SecretStoreException.class);
    }

    @Test
    @DisplayName("overwrites its tokens in memory when it is locked, and gives out copies only")
    void clears() throws SecretStoreException {
        Vault vault = made();
        AccessToken given = token("first");
        vault.write(MINE, ProfileSecrets.of(given), Set.of());
        AccessToken read = vault.read(MINE, Set.of()).token().orElseThrow();
        vault.lock();
        assertThat(given).isEqualTo(token("first"));
        assertThat(read).isEqualTo(token("first"));
    }

    @Test
    @DisplayName("is not made twice")
    void madeTwice() throws SecretStoreException {
        made();
        assertThatThrownBy(() -> vault().create("other".toCharArray())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("opens with its new passphrase only, the version before it too")
    void changed() throws Exception {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("first")), Set.of());
        assertThat(vault.changePassphrase("wrong".toCharArray(), "next".toCharArray()))
                .isFalse();
        assertThat(vault.changePassphrase("correct horse".toCharArray(), "next".toCharArray()))
                .isTrue();
        vault.write(OTHER, ProfileSecrets.of(token("second")), Set.of());
        Vault again = vault();
        assertThat(again.unlock("correct horse".toCharArray())).isEqualTo(new Opening.WrongPassphrase());
        assertThat(again.unlock("next".toCharArray())).isEqualTo(new Opening.Opened());
        assertThat(again.read(MINE, Set.of()).token()).contains(token("first"));
        assertThat(QUICK.open(Files.readAllBytes(previous()), "correct horse".toCharArray()))
                .isEmpty();
    }

    private Path previous() {
        return file.resolveSibling("vault.p12.previous");
    }

    @Test
    @DisplayName("keeps nothing of a deleted or replaced token, in the version before it neither")
    void deleted() throws Exception {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("deleted")), Set.of());
        vault.write(OTHER, ProfileSecrets.of(token("replaced")), Set.of());
        vault.write(OTHER, ProfileSecrets.of(token("present")), Set.of());
        vault.delete(MINE);
        for (Path each : new Path[] {file, previous()}) {
            byte[] plain = QUICK.open(Files.readAllBytes(each), "correct horse".toCharArray())
                    .orElseThrow();
            assertThat(new String(plain, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("present")
                    .doesNotContain("deleted")
                    .doesNotContain("replaced");
        }
    }

    @Test
    @DisplayName("that is cut off is set aside, and the version before is used")
    void cutOff() throws Exception {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        assertThat(vault().unlock("correct horse".toCharArray())).isInstanceOf(Opening.Recovered.class);
    }

    @Test
    @DisplayName("that is damaged is set aside when the operator wants the version before to be used")
    void damaged() throws Exception {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("first")), Set.of());
        vault.write(OTHER, ProfileSecrets.of(token("second")), Set.of());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Vault again = vault();
        assertThat(again.unlock("correct horse".toCharArray())).isInstanceOf(Opening.OpensPrevious.class);
        assertThat(file).hasBinaryContent(bytes);
        assertLocked(again);
        assertThat(again.unlockPrevious("correct horse".toCharArray()))
                .isInstanceOfSatisfying(
                        Opening.Recovered.class,
                        recovered -> assertThat(recovered.setAside()).hasBinaryContent(bytes));
        assertThat(again.read(MINE, Set.of()).token()).contains(token("first"));
        assertThat(opened().read(MINE, Set.of()).token()).contains(token("first"));
    }

    @Test
    @DisplayName("whose passphrase is forgotten is set aside, and a new one can be made")
    void afresh() throws Exception {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("first")), Set.of());
        Path aside = vault.startAfresh().orElseThrow();
        assertThat(QUICK.open(Files.readAllBytes(aside), "correct horse".toCharArray()))
                .isPresent();
        assertThat(vault.exists()).isFalse();
        vault.create("new".toCharArray());
        assertThat(vault.read(MINE, Set.of()).token()).isEmpty();
    }

    @Test
    @DisplayName("is a key store that the JDK opens with the same passphrase, and for its owner only")
    void keyStore() throws Exception {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        KeyStore store = KeyStore.getInstance(file.toFile(), "correct horse".toCharArray());
        assertThat(store.size()).isEqualTo(1);
        assertThat(store.getType()).isEqualToIgnoringCase("PKCS12");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("is listed by keytool with the same passphrase, and with no other")
    void keytool() throws Exception {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        assertThat(keytool("correct horse")).isZero();
        assertThat(keytool("wrong horse")).isNotZero();
    }

    private int keytool(String passphrase) throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ProcessBuilder list = new ProcessBuilder(tool, "-list", "-keystore", file.toString(), "-storepass:env", "PASS")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.out").toFile());
        list.environment().put("PASS", passphrase);
        return list.start().waitFor();
    }

    @Test
    @DisplayName("derives its keys with 600,000 iterations of PBKDF2 with HMAC-SHA256 for AES-256")
    void strength() throws Exception {
        byte[] sealed =
                new SealedFile().seal("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8), "x".toCharArray());
        assertThat(oids(sealed))
                .contains("2A864886F70D01050D") // PBES2
                .contains("2A864886F70D01050C") // PBKDF2
                .contains("2A864886F70D0209") // HMAC-SHA256
                .contains("60864801650304012A") // AES-256 in CBC
                .contains("0203" + "0927C0"); // 600,000, once for the key and once for the MAC
        assertThat(oids(sealed).split("02030927C0", -1)).hasSize(3);
    }

    @Test
    @DisplayName("leaves other key stores of the same JVM as strong and as quick as they were")
    void othersStrength() throws Exception {
        String before = strengthOfOthers();
        made();
        assertThat(strengthOfOthers()).isEqualTo(before);
    }

    private static String strengthOfOthers() {
        return Stream.of("keyProtectionAlgorithm", "keyPbeIterationCount", "macAlgorithm", "macIterationCount")
                .map(name -> Security.getProperty("keystore.pkcs12." + name))
                .map(value -> value == null ? "" : value)
                .collect(Collectors.joining(","));
    }

    private static String oids(byte[] der) {
        return java.util.HexFormat.of().withUpperCase().formatHex(der);
    }

    @Test
    @DisplayName("that cannot be written keeps what it had")
    void noRoom() throws Exception {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("first")), Set.of());
        vault.write(OTHER, ProfileSecrets.of(token("second")), Set.of());
        Files.delete(previous());
        Files.createDirectory(previous());
        Files.writeString(previous().resolve("in-the-way"), "x");
        assertThatThrownBy(() -> vault.write(MINE, ProfileSecrets.of(token("third")), Set.of()))
                .isInstanceOfSatisfying(
                        SecretStoreException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(Reason.DISK));
        assertThat(vault.read(MINE, Set.of()).token()).contains(token("first"));
    }

    /** A vault whose disk takes one more write of the file, and then nothing more. */
    private Vault withRoomForOne() throws SecretStoreException, IOException {
        byte[] before = Files.readAllBytes(file);
        Vault vault = new Vault(file, QUICK, Clock.systemUTC(), () -> {
            if (!Arrays.equals(before, Files.readAllBytes(file))) {
                throw new IOException("No space left on device");
            }
        });
        vault.unlock("correct horse".toCharArray());
        return vault;
    }

    @Test
    @DisplayName("has no token in memory that is deleted on the disk, when the disk fails right after")
    void failsAfterDeletion() throws Exception {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        Vault vault = withRoomForOne();
        assertThatThrownBy(() -> vault.delete(MINE)).isInstanceOf(SecretStoreException.class);
        assertThat(vault.read(MINE, Set.of()).token()).isEmpty();
        assertThat(opened().read(MINE, Set.of()).token()).isEmpty();
    }

    @Test
    @DisplayName("has its new passphrase in memory as on the disk, when the disk fails right after")
    void failsAfterNewPassphrase() throws Exception {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        Vault vault = withRoomForOne();
        assertThatThrownBy(() -> vault.changePassphrase("correct horse".toCharArray(), "battery staple".toCharArray()))
                .isInstanceOf(SecretStoreException.class);
        assertThat(vault().unlock("battery staple".toCharArray())).isInstanceOf(Opening.Opened.class);
        assertThat(vault.read(MINE, Set.of()).token()).contains(token("first"));
    }

    @Test
    @DisplayName("never prints a token")
    void hidden() throws SecretStoreException, IOException {
        Vault vault = made();
        vault.write(MINE, ProfileSecrets.of(token("MDAxNWxvY2F00aW9uIHNlY3JldAo")), Set.of());
        assertThat(vault.toString()).doesNotContain("MDAx");
        assertThat(Files.readAllBytes(file))
                .asString(java.nio.charset.StandardCharsets.ISO_8859_1)
                .doesNotContain("MDAx");
    }

    @Test
    @DisplayName("says where it lies and whether it is open")
    void described() throws SecretStoreException {
        Vault vault = made();
        assertThat(vault).hasToString("Vault[" + file + ", open]");
        vault.lock();
        assertThat(vault).hasToString("Vault[" + file + ", locked]");
    }

    @Test
    @DisplayName("keeps its passphrase when the present one is not given, and stays open")
    void notChanged() throws SecretStoreException {
        Vault vault = made();
        assertThat(vault.changePassphrase("correct horsf".toCharArray(), "another".toCharArray()))
                .isFalse();
        assertThat(vault.isOpen()).isTrue();
        assertThat(opened().isOpen()).isTrue();
    }

    @Test
    @DisplayName("that was locked is locked after its passphrase was changed, and one that was open is open")
    void stateAfterChange() throws SecretStoreException {
        Vault vault = made();
        assertThat(vault.changePassphrase("correct horse".toCharArray(), "another".toCharArray()))
                .isTrue();
        assertThat(vault.isOpen()).isTrue();
        vault.lock();
        assertThat(vault.changePassphrase("another".toCharArray(), "correct horse".toCharArray()))
                .isTrue();
        assertLocked(vault);
    }

    @Test
    @DisplayName("whose passphrase is forgotten is locked when it is set aside")
    void lockedAside() throws SecretStoreException {
        Vault vault = made();
        assertThat(vault.startAfresh()).isPresent();
        assertLocked(vault);
    }

    @Test
    @DisplayName("has the recovered version in its own place, and opens from there")
    void recoveredInPlace() throws Exception {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        assertThat(vault().unlock("correct horse".toCharArray())).isInstanceOf(Opening.Recovered.class);
        assertThat(file).exists();
        assertThat(vault().unlock("correct horse".toCharArray())).isEqualTo(new Opening.Opened());
    }

    @Test
    @DisplayName("gives nothing of the version before to another passphrase")
    void previousWrongPassphrase() throws Exception {
        made().write(MINE, ProfileSecrets.of(token("first")), Set.of());
        assertThat(vault().unlockPrevious("correct horsf".toCharArray())).isEqualTo(new Opening.WrongPassphrase());
    }

    @Test
    @DisplayName("that is opened removes what an interrupted writing has left beside it")
    void leftover() throws Exception {
        made();
        Path leftover = Files.writeString(folder.resolve("data/vault.p12.123.new"), "x");
        opened();
        assertThat(leftover).doesNotExist();
    }

    /** A permit that knows whether it is in use. */
    private static final class Holding implements WritePermit {
        private int depth;
        private boolean checkedAlone;

        @Override
        public void check() {
            checkedAlone |= depth == 0;
        }

        @Override
        public Writing begin() {
            depth++;
            return () -> depth--;
        }
    }

    @Test
    @DisplayName("keeps other processes away from its look at the file until it has written, and no longer")
    void alone() throws SecretStoreException {
        Holding permit = new Holding();
        Vault vault = new Vault(file, QUICK, Clock.systemUTC(), permit);
        vault.create("correct horse".toCharArray());
        vault.write(MINE, ProfileSecrets.of(token("first")), Set.of());
        assertThat(permit.checkedAlone).isFalse();
        assertThat(permit.depth).isZero();
    }
}
