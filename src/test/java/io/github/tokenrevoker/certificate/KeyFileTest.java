package io.github.tokenrevoker.certificate;

import static io.github.tokenrevoker.certificate.PemFiles.bytes;
import static io.github.tokenrevoker.certificate.PemFiles.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file with a client certificate and its key")
class KeyFileTest {
    private static final char[] NONE = {};
    private static final char[] PASSWORD = "open „Sesame“ 42".toCharArray();
    private static final ASN1ObjectIdentifier P_256 = new ASN1ObjectIdentifier("1.2.840.10045.3.1.7");
    private static final byte[] PBES_2 = Der.of(Der.OBJECT_ID, HexFormat.of().parseHex("2a864886f70d01050d"));
    private static final KeyPair RSA = PemFiles.keys("RSA", 2048);
    private static final KeyPair EC = PemFiles.keys("EC", 256);
    private static final X509Certificate RSA_CERTIFICATE = PemFiles.certificate("Rsa", RSA);
    private static final X509Certificate EC_CERTIFICATE = PemFiles.certificate("Ec", EC);

    private static PrivateKey opened(String text, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyFile.open(bytes(text), password);
        return (PrivateKey) store.getKey("own", password);
    }

    private static String pkcs1() throws IOException {
        return pem(
                "RSA PRIVATE KEY",
                PrivateKeyInfo.getInstance(RSA.getPrivate().getEncoded())
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded());
    }

    private static String sec1() throws IOException {
        var key = new org.bouncycastle.asn1.sec.ECPrivateKey(256, ((ECPrivateKey) EC.getPrivate()).getS(), P_256);
        return pem("EC PARAMETERS", P_256.getEncoded()) + pem("EC PRIVATE KEY", key.getEncoded());
    }

    private static String encrypted(String scheme) throws IOException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(scheme);
        var key = SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(PASSWORD));
        if (scheme.contains("Hmac")) {
            cipher.init(Cipher.ENCRYPT_MODE, key);
        } else {
            cipher.init(Cipher.ENCRYPT_MODE, key, new PBEParameterSpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 2048));
        }
        byte[] content = cipher.doFinal(EC.getPrivate().getEncoded());
        byte[] parameters = cipher.getParameters().getEncoded();
        byte[] info = scheme.contains("Hmac")
                ? Der.of(Der.SEQUENCE, Der.of(Der.SEQUENCE, PBES_2, parameters), Der.of(Der.OCTET_STRING, content))
                : new EncryptedPrivateKeyInfo(cipher.getParameters(), content).getEncoded();
        return pem("ENCRYPTED PRIVATE KEY", info);
    }

    @Test
    @DisplayName("is taken as PEM, the key in PKCS#8 or in the older form of RSA or of elliptic curves")
    void plain() throws IOException, GeneralSecurityException {
        String pkcs8 = pem("PRIVATE KEY", RSA.getPrivate().getEncoded());
        assertThat(opened(pem(RSA_CERTIFICATE) + pkcs8, NONE)).isEqualTo(RSA.getPrivate());
        assertThat(opened(pkcs8 + pem(RSA_CERTIFICATE), NONE)).isEqualTo(RSA.getPrivate());
        assertThat(opened(pem(RSA_CERTIFICATE) + pkcs1(), NONE)).isEqualTo(RSA.getPrivate());
        PrivateKey curved = opened((sec1() + pem(EC_CERTIFICATE)).replace("\n", "\r\n"), NONE);
        assertThat(((ECPrivateKey) curved).getS()).isEqualTo(((ECPrivateKey) EC.getPrivate()).getS());
        KeyPair edwards = PemFiles.keys("Ed25519", 0);
        assertThat(opened(
                        pem(PemFiles.certificate("Ed", edwards))
                                + pem("PRIVATE KEY", edwards.getPrivate().getEncoded()),
                        NONE))
                .isEqualTo(edwards.getPrivate());
    }

    @ParameterizedTest(name = "is taken as PEM, the key encrypted with {0}")
    @ValueSource(
            strings = {
                "PBEWithHmacSHA256AndAES_256",
                "PBEWithHmacSHA1AndAES_128",
                "PBEWithHmacSHA512AndAES_256",
                "PBEWithSHA1AndDESede"
            })
    void encryptedKey(String scheme) throws IOException, GeneralSecurityException {
        String file = pem(EC_CERTIFICATE) + encrypted(scheme);
        char[] password = PASSWORD.clone();
        assertThat(opened(file, password)).isEqualTo(EC.getPrivate());
        assertThatThrownBy(() -> opened(file, "wrong".toCharArray()))
                .isInstanceOf(UnusableKeysException.class)
                .hasMessage("the password does not open it");
    }

    @Test
    @DisplayName("presents the certificate that fits the key, with its issuers behind it, in whatever order they stand")
    void chain() throws IOException, GeneralSecurityException {
        String key = pem("PRIVATE KEY", EC.getPrivate().getEncoded());
        KeyStore store = KeyFile.open(bytes(pem(RSA_CERTIFICATE) + pem(EC_CERTIFICATE) + key), NONE);
        assertThat(store.getCertificateChain("own")).containsExactly(EC_CERTIFICATE);
    }

    @Test
    @DisplayName("is taken as PKCS#12, whatever it is called")
    void pkcs12() throws IOException, GeneralSecurityException {
        KeyStore made = KeyStore.getInstance("PKCS12");
        made.load(null, PASSWORD);
        made.setKeyEntry("own", EC.getPrivate(), PASSWORD, new X509Certificate[] {EC_CERTIFICATE});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        made.store(file, PASSWORD);
        assertThat(KeyFile.open(file.toByteArray(), PASSWORD).getKey("own", PASSWORD))
                .isEqualTo(EC.getPrivate());
        assertThatThrownBy(() -> KeyFile.open(file.toByteArray(), NONE)).hasMessage("the password does not open it");
    }

    @ParameterizedTest(name = "{0}: the message says what to do")
    @CsvSource({
        "certificate only, openssl pkcs12 -export -in",
        "key of another, openssl pkcs12 -export -in",
        "old encryption, openssl pkcs12 -export -in",
        "unknown encryption, openssl pkcs12 -export -in",
        "damaged key, openssl pkcs12 -export -in",
        "unknown key, openssl pkcs12 -export -in",
        "damaged certificate, entry 1 (line 1)",
        "keystore, keytool -importkeystore",
        "text, openssl pkcs12 -export -in",
        "empty, it is empty",
    })
    void unusable(String what, String advice) {
        String key = pem("PRIVATE KEY", RSA.getPrivate().getEncoded());
        String text = switch (what) {
            case "certificate only" -> pem(EC_CERTIFICATE);
            case "key of another" -> pem(EC_CERTIFICATE) + key;
            case "old encryption" ->
                pem(RSA_CERTIFICATE)
                        + pem("RSA PRIVATE KEY", new byte[99])
                                .replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,AB\n\n");
            case "unknown encryption" ->
                pem(RSA_CERTIFICATE)
                        + pem(
                                "ENCRYPTED PRIVATE KEY",
                                Der.of(
                                        Der.SEQUENCE,
                                        Der.of(Der.SEQUENCE, PBES_2, Der.of(Der.SEQUENCE)),
                                        Der.of(Der.OCTET_STRING, new byte[9])));
            case "damaged key" -> pem(RSA_CERTIFICATE) + pem("PRIVATE KEY", new byte[] {0x30, 3, 2, 1, 0});
            case "unknown key" -> pem(RSA_CERTIFICATE) + pem("OPENSSH PRIVATE KEY", new byte[99]);
            case "damaged certificate" -> pem("CERTIFICATE", new byte[9]) + key;
            case "keystore" -> "\u00fe\u00ed\u00fe\u00ed and more";
            case "text" -> "Dear operator,";
            default -> "";
        };
        assertThatThrownBy(() -> KeyFile.open(bytes(text), NONE))
                .isInstanceOf(UnusableKeysException.class)
                .hasMessageContaining(advice);
    }
}
