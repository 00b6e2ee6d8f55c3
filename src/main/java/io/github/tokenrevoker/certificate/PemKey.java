package io.github.tokenrevoker.certificate;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** The private key of a PEM file: PKCS#8, encrypted PKCS#8, and the older forms of RSA and of elliptic curves. */
final class PemKey {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");
    private static final byte[] VERSION_0 = Der.of(Der.INTEGER, new byte[] {0});
    private static final byte[] RSA = Der.of(Der.SEQUENCE, objectId("2a864886f70d010101"), Der.of(Der.NULL));
    private static final byte[] EC = objectId("2a8648ce3d0201");
    private static final int CURVE = 0xa0;

    private PemKey() {}

    private static byte[] objectId(String hex) {
        return Der.of(Der.OBJECT_ID, HexFormat.of().parseHex(hex));
    }

    /** Returns the first key; empty where there is none. */
    static Optional<PrivateKey> in(List<PemEntry> entries, char[] password)
            throws UnusableKeysException, GeneralSecurityException {
        for (PemEntry entry : entries) {
            if (entry.label().endsWith("PRIVATE KEY")) {
                return Optional.of(of(entry, password));
            }
        }
        return Optional.empty();
    }

    private static PrivateKey of(PemEntry entry, char[] password)
            throws UnusableKeysException, GeneralSecurityException {
        if (entry.encrypted()) {
            throw unreadable(entry, "is encrypted in OpenSSL’s old way");
        }
        if (entry.content().isEmpty()) {
            throw unreadable(entry, "is damaged");
        }
        byte[] content = entry.content().get();
        return switch (entry.label()) {
            case "PRIVATE KEY" -> decoded(entry, content);
            case "ENCRYPTED PRIVATE KEY" -> decoded(entry, decrypted(entry, content, password));
            case "RSA PRIVATE KEY" ->
                decoded(entry, Der.of(Der.SEQUENCE, VERSION_0, RSA, Der.of(Der.OCTET_STRING, content)));
            case "EC PRIVATE KEY" -> decoded(entry, ofCurve(entry, content));
            default -> throw unreadable(entry, "is of a kind that cannot be read here (" + entry.label() + ")");
        };
    }

    private static PrivateKey decoded(PemEntry entry, byte[] pkcs8)
            throws UnusableKeysException, NoSuchAlgorithmException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException _) {
                // Of another algorithm.
            }
        }
        throw unreadable(entry, "is of an algorithm that cannot be read here");
    }

    private static byte[] decrypted(PemEntry entry, byte[] content, char[] password) throws UnusableKeysException {
        EncryptedPrivateKeyInfo info;
        try {
            info = new EncryptedPrivateKeyInfo(content);
        } catch (IOException unknown) {
            throw unreadable(entry, "is encrypted in a way that cannot be read here");
        }
        PBEKeySpec letters = new PBEKeySpec(password);
        try {
            @Nullable AlgorithmParameters parameters = info.getAlgParameters();
            // With PBES2 the name of the whole scheme is known to the parameters alone.
            String named = info.getAlgName();
            String scheme = parameters != null && named.startsWith("PBES2") ? parameters.toString() : named;
            SecretKey key = SecretKeyFactory.getInstance(scheme).generateSecret(letters);
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            return info.getKeySpec(cipher).getEncoded();
        } catch (NoSuchAlgorithmException unknown) {
            throw unreadable(entry, "is encrypted in a way that cannot be read here");
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new UnusableKeysException("the password does not open it");
        } finally {
            letters.clearPassword();
        }
    }

    /** The content of SEC 1, RFC 5915, wrapped as PKCS#8 with the curve that it names. */
    private static byte[] ofCurve(PemEntry entry, byte[] content) throws UnusableKeysException {
        Optional<Der> whole = Der.at(content, 0).filter(found -> found.tag() == Der.SEQUENCE);
        int at = 0;
        while (whole.isPresent()) {
            Optional<Der> part = Der.at(whole.get().content(), at);
            if (part.isEmpty()) {
                break;
            }
            if (part.get().tag() == CURVE) {
                return Der.of(
                        Der.SEQUENCE,
                        VERSION_0,
                        Der.of(Der.SEQUENCE, EC, part.get().content()),
                        Der.of(Der.OCTET_STRING, Arrays.copyOf(content, content.length)));
            }
            at += part.get().length();
        }
        throw unreadable(entry, "does not say its curve");
    }

    private static UnusableKeysException unreadable(PemEntry entry, String why) {
        return new UnusableKeysException(
                "the private key in line " + entry.line() + " " + why + ". Make a PKCS#12 file: " + KeyFile.CONVERT);
    }
}
