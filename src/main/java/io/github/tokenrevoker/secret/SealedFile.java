package io.github.tokenrevoker.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.security.Security;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes under a passphrase, in the form of a PKCS#12 key store with one entry: AES-256, its key derived by PBKDF2 with
 * HMAC-SHA256, and a MAC over the whole. {@code keytool -list -keystore FILE} opens it with the same passphrase.
 */
public final class SealedFile {
    /** As OWASP recommends for PBKDF2 with HMAC-SHA256. */
    public static final int ITERATIONS = 600_000;

    private static final String TYPE = "PKCS12";
    private static final String ENTRY = "token-revoker";
    /** PKCS#12 wants a name of a cipher for what it calls a secret key; the bytes are ours. */
    private static final String ALGORITHM = "AES";

    private final int iterations;

    public SealedFile() {
        this(ITERATIONS);
    }

    /** With another number of iterations; fewer only where the secrets are those of tests. */
    public SealedFile(int iterations) {
        this.iterations = iterations;
    }

    /** Seals. Blocks while the key is derived. */
    public byte[] seal(byte[] plain, char[] passphrase) {
        try {
            synchronized (SealedFile.class) {
                return sealed(plain, passphrase);
            }
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("PKCS#12 is part of every JDK", impossible);
        }
    }

    private byte[] sealed(byte[] plain, char[] passphrase) throws GeneralSecurityException, IOException {
        Map<String, String> before = new HashMap<>();
        try {
            // The JDK takes these from nowhere else, some when the entry is set and some when the store is written.
            String count = Integer.toString(iterations);
            set("keystore.pkcs12.keyProtectionAlgorithm", "PBEWithHmacSHA256AndAES_256", before);
            set("keystore.pkcs12.keyPbeIterationCount", count, before);
            set("keystore.pkcs12.macAlgorithm", "HmacPBESHA256", before);
            set("keystore.pkcs12.macIterationCount", count, before);
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(null, passphrase);
            store.setEntry(
                    ENTRY, new SecretKeyEntry(new SecretKeySpec(plain, ALGORITHM)), new PasswordProtection(passphrase));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, passphrase);
            return out.toByteArray();
        } finally {
            // They are the whole JVM's, and would slow every client certificate down.
            before.forEach(Security::setProperty);
        }
    }

    private static void set(String property, String value, Map<String, String> before) {
        // The JDK takes an empty value for none.
        before.put(property, Objects.requireNonNullElse(Security.getProperty(property), ""));
        Security.setProperty(property, value);
    }

    /** What was sealed; blocks while the key is derived; empty for another passphrase and for a file that is damaged, which cannot be told apart. */
    public Optional<byte[]> open(byte[] content, char[] passphrase) {
        try {
            KeyStore store = KeyStore.getInstance(TYPE);
            store.load(new ByteArrayInputStream(content), passphrase);
            return store.getEntry(ENTRY, new PasswordProtection(passphrase)) instanceof SecretKeyEntry entry
                    ? Optional.of(entry.getSecretKey().getEncoded())
                    : Optional.empty();
        } catch (GeneralSecurityException | IOException | RuntimeException _) {
            // Damaged files come out as many an exception, of the parser for ASN.1 above all.
            return Optional.empty();
        }
    }

    /**
     * Whether a file has the form of a key store from its beginning to its end. One that does and still does not open has
     * another passphrase, or was damaged where only the passphrase tells.
     */
    public static boolean isWhole(byte[] content) {
        try {
            KeyStore.getInstance(TYPE).load(new ByteArrayInputStream(content), null);
            return looksSealed(content);
        } catch (GeneralSecurityException | IOException | RuntimeException _) {
            return false;
        }
    }

    /** Whether a file looks like a sealed one: an ASN.1 sequence, as no JSON begins. */
    public static boolean looksSealed(byte[] content) {
        return content.length > 2 && content[0] == 0x30 && (content[1] & 0x80) != 0;
    }
}
