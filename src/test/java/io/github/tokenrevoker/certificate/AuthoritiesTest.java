package io.github.tokenrevoker.certificate;

import static io.github.tokenrevoker.certificate.PemFiles.bytes;
import static io.github.tokenrevoker.certificate.PemFiles.der;
import static io.github.tokenrevoker.certificate.PemFiles.pem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A bundle of authorities")
class AuthoritiesTest {
    private static final X509Certificate ONE = PemFiles.authority("One");
    private static final X509Certificate TWO = PemFiles.authority("Two");

    /** {@code SEQUENCE { SEQUENCE { serverAuth } }}, and the same as rejected. */
    private static final String TRUSTED_FOR_SERVERS = "300c300a06082b06010505070301";

    private static final String TRUSTED_FOR_MAIL = "300c300a06082b06010505070304";
    private static final String REJECTED_FOR_SERVERS = "300ca00a06082b06010505070301";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static Authorities in(String text) {
        return Authorities.in(bytes(text));
    }

    @Test
    @DisplayName("gives its good entries, and names the damaged one by number and line")
    void damagedEntry() {
        Authorities found = in(pem(ONE) + pem("CERTIFICATE", new byte[] {0x30, 3, 2, 1, 1}) + pem(TWO));
        assertThat(found.certificates()).containsExactly(ONE, TWO);
        assertThat(found.problems()).hasSize(1);
        assertThat(found.problems().getFirst())
                .startsWith("entry 2 (line " + (pem(ONE).lines().count() + 1) + "): it is no certificate");
    }

    @Test
    @DisplayName("loses no neighbour to an entry that is not Base64, or that never ends")
    void notBase64() {
        String spoilt = pem(ONE).replaceFirst("\nM", "\n!");
        String endless = pem(ONE).lines().limit(4).reduce("", (all, line) -> all + line + "\n");
        Authorities found = in(spoilt + endless + pem(TWO) + endless);
        assertThat(found.certificates()).containsExactly(TWO);
        assertThat(found.problems()).hasSize(3).allMatch(problem -> problem.contains("damaged"));
    }

    @Test
    @DisplayName(
            "is read with comments, other ends of lines, blanks, a mark of its encoding, and text behind its last entry")
    void layout() {
        String commented = "# One\nIssuer: CN=-One\n" + pem(ONE) + "\n\n  # Two\n" + pem(TWO) + "the end, and more";
        assertThat(in(commented).certificates()).containsExactly(ONE, TWO);
        assertThat(in(commented.replace("\n", "\r\n")).certificates()).containsExactly(ONE, TWO);
        assertThat(in(commented.replace("\n", "\r")).certificates()).containsExactly(ONE, TWO);
        assertThat(in(commented.replace("\n", "  \n")).certificates()).containsExactly(ONE, TWO);
        assertThat(in("\u00ef\u00bb\u00bf" + pem(ONE)).certificates()).containsExactly(ONE);
        assertThat(Authorities.in(pem(ONE).getBytes(StandardCharsets.UTF_16)).certificates())
                .containsExactly(ONE);
        assertThat(in(commented).problems()).isEmpty();
    }

    @Test
    @DisplayName("gives an authority once, however often it stands there, and an expired one too")
    void duplicates() {
        X509Certificate expired = PemFiles.certificate("Old", PemFiles.keys("EC", 256), Instant.EPOCH);
        Authorities found = in(pem(ONE) + pem(ONE) + pem(expired));
        assertThat(found.certificates()).containsExactly(ONE, expired);
        assertThat(found.problems()).isEmpty();
    }

    @Test
    @DisplayName("gives OpenSSL's trusted certificates, but none that is not trusted for servers")
    void trusted() {
        assertThat(in(trusted(ONE, "")).certificates()).containsExactly(ONE);
        assertThat(in(trusted(ONE, TRUSTED_FOR_SERVERS)).certificates()).containsExactly(ONE);
        assertThat(in(trusted(ONE, TRUSTED_FOR_MAIL)).certificates()).isEmpty();
        assertThat(in(trusted(ONE, REJECTED_FOR_SERVERS) + pem(TWO)).certificates())
                .containsExactly(TWO);
        assertThat(in(trusted(ONE, "30ff")).certificates()).isEmpty();
    }

    private static String trusted(X509Certificate certificate, String extras) {
        return pem(
                "TRUSTED CERTIFICATE", joined(der(certificate), HexFormat.of().parseHex(extras)));
    }

    @Test
    @DisplayName("may be binary, and have nothing in it")
    void binary() {
        assertThat(Authorities.in(der(ONE)).certificates()).containsExactly(ONE);
        assertThat(Authorities.in(joined(der(ONE), der(TWO))).certificates()).containsExactly(ONE, TWO);
        assertThat(Authorities.in(new byte[] {0x30, 1}).problems()).hasSize(1);
        assertThat(Authorities.in(new byte[0])).isEqualTo(new Authorities(List.of(), List.of()));
        assertThat(in("\n\n# nothing\n")).isEqualTo(new Authorities(List.of(), List.of()));
    }

    @Test
    @DisplayName("of the system is the first with a certificate in it; what was met on the way there is told")
    void firstOfSystem() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path damaged = Files.writeString(folder.resolve("damaged.pem"), pem("CERTIFICATE", new byte[] {1}));
        Path good = Files.writeString(folder.resolve("good.pem"), pem(ONE) + pem("CERTIFICATE", new byte[] {2}));
        Path never = Files.writeString(folder.resolve("never.pem"), pem(TWO));
        Authorities found =
                SystemAuthorities.inFirstOf(List.of(folder.resolve("missing"), empty, folder, damaged, good, never));
        assertThat(found.certificates()).containsExactly(ONE);
        assertThat(found.problems()).hasSize(3);
        assertThat(found.problems().get(0)).startsWith(folder + " cannot be read");
        assertThat(found.problems().get(1)).startsWith(damaged + ", entry 1 (line 1)");
        assertThat(found.problems().get(2)).startsWith(good + ", entry 2 (line ");
    }

    @Test
    @DisplayName("of Windows or macOS gives what its stores have; an entry or a store that cannot be read is named")
    void stores() {
        Authorities found = SystemAuthorities.inStores(List.of("Absent", "Present"), type -> {
            if (type.equals("Absent")) {
                throw new KeyStoreException("Absent not found");
            }
            KeyStore store = new KeyStore(new DamagedStore(), null, type) {};
            store.load(null, null);
            return store;
        });
        assertThat(found.certificates()).containsExactly(ONE);
        assertThat(found.problems()).hasSize(2);
        assertThat(found.problems().get(0)).contains("Absent").contains("cannot be read");
        assertThat(found.problems().get(1)).contains("“damaged”").contains("Present");
    }

    /** A store with a good certificate, a damaged one and a key. */
    private static final class DamagedStore extends KeyStoreSpi {
        @Override
        public @Nullable Certificate engineGetCertificate(String alias) {
            if (alias.equals("damaged")) {
                throw new IllegalStateException("bad encoding");
            }
            return alias.equals("good") ? ONE : null;
        }

        @Override
        public Enumeration<String> engineAliases() {
            return Collections.enumeration(List.of("damaged", "key", "good"));
        }

        @Override
        public boolean engineIsCertificateEntry(String alias) {
            return !alias.equals("key");
        }

        @Override
        public void engineLoad(@Nullable InputStream stream, char @Nullable [] password) {}

        @Override
        public @Nullable Key engineGetKey(String alias, char[] password) {
            return null;
        }

        @Override
        public Certificate @Nullable [] engineGetCertificateChain(String alias) {
            return null;
        }

        @Override
        public @Nullable Date engineGetCreationDate(String alias) {
            return null;
        }

        @Override
        public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {}

        @Override
        public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {}

        @Override
        public void engineSetCertificateEntry(String alias, Certificate certificate) {}

        @Override
        public void engineDeleteEntry(String alias) {}

        @Override
        public boolean engineContainsAlias(String alias) {
            return true;
        }

        @Override
        public int engineSize() {
            return 3;
        }

        @Override
        public boolean engineIsKeyEntry(String alias) {
            return alias.equals("key");
        }

        @Override
        public @Nullable String engineGetCertificateAlias(Certificate certificate) {
            return null;
        }

        @Override
        public void engineStore(OutputStream stream, char[] password) {}
    }
}
