package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.certificate.KeyFile;
import io.github.tokenrevoker.durable.BoundedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * What the operator proves himself with to a server, or a proxy in front of it, that asks for a certificate.
 *
 * @param pkcs12 the file with certificate and key, PKCS#12 or PEM, mostly under a password; read when a connection is made
 */
public record ClientCertificate(Path pkcs12) {
    private static final int MAX_SIZE = 16 << 20;

    /** No file of keys can be used: it is missing, something else, has no key, or has another password. */
    public static final class UnusableException extends IOException {
        private static final long serialVersionUID = 1L;

        UnusableException(String words) {
            super(words);
        }
    }

    /**
     * What the file holds, to be shown. Blocks.
     *
     * @throws UnusableException with words about what is wrong
     */
    public PresentedCertificate shown(Password password) throws UnusableException {
        try {
            KeyStore store = open(password);
            return PresentedCertificate.of((X509Certificate) store.getCertificate(keyAlias(store)));
        } catch (GeneralSecurityException failure) {
            throw unusable(TechnicalWords.of(failure));
        }
    }

    /** When the file was written last, in milliseconds of the epoch. */
    public long modified() throws UnusableException {
        try {
            return Files.getLastModifiedTime(pkcs12).toMillis();
        } catch (NoSuchFileException _) {
            throw unusable("there is no such file");
        } catch (IOException failure) {
            throw unusable(TechnicalWords.of(failure));
        }
    }

    public X509KeyManager keys(Password password) throws UnusableException {
        char[] letters = password.reveal().toCharArray();
        try {
            KeyStore store = open(password);
            keyAlias(store);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, letters);
            for (KeyManager manager : factory.getKeyManagers()) {
                if (manager instanceof X509KeyManager keys) {
                    return keys;
                }
            }
            throw unusable("its key cannot be used for TLS");
        } catch (GeneralSecurityException failure) {
            throw unusable(TechnicalWords.of(failure));
        } finally {
            Arrays.fill(letters, '\0');
        }
    }

    private KeyStore open(Password password) throws UnusableException, GeneralSecurityException {
        char[] letters = password.reveal().toCharArray();
        byte[] content = new byte[0];
        try {
            content = BoundedFile.read(pkcs12, MAX_SIZE);
            return KeyFile.open(content, letters);
        } catch (NoSuchFileException _) {
            throw unusable("there is no such file");
        } catch (IOException failure) {
            throw unusable(TechnicalWords.of(failure));
        } finally {
            Arrays.fill(letters, '\0');
            Arrays.fill(content, (byte) 0);
        }
    }

    private String keyAlias(KeyStore store) throws UnusableException, GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases());
        for (String alias : aliases) {
            if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate) {
                return alias;
            }
        }
        throw unusable("it has no key with a certificate in it");
    }

    private UnusableException unusable(String words) {
        return new UnusableException(pkcs12 + ": " + words);
    }
}
