package io.github.tokenrevoker.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The authorities that the machine's owner has chosen to trust, from where each operating system keeps them. Calls block. */
public final class SystemAuthorities {
    /** Where Linux distributions keep them; the first with a certificate in it counts. */
    private static final List<Path> LINUX = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"),
            Path.of("/etc/ssl/cert.pem"));

    private static final List<String> WINDOWS = List.of("Windows-ROOT", "Windows-ROOT-LOCALMACHINE");

    /** Apple's own authorities, and what has been added to a keychain and marked as trusted. */
    private static final List<String> MACOS = List.of("KeychainStore-ROOT", "KeychainStore");

    private SystemAuthorities() {}

    /** A key store to be opened: some are missing from a runtime, others refuse. */
    @FunctionalInterface
    interface Opening {
        KeyStore open(String type) throws IOException, GeneralSecurityException;
    }

    /** Reads the authorities of this machine. What cannot be read is among the problems. */
    public static Authorities read() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return inStores(WINDOWS, SystemAuthorities::loaded);
        }
        return system.contains("mac") ? inStores(MACOS, SystemAuthorities::loaded) : inFirstOf(LINUX);
    }

    private static KeyStore loaded(String type) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(null, null);
        return store;
    }

    static Authorities inFirstOf(List<Path> files) {
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file)) {
                continue;
            }
            try {
                Authorities found = Authorities.read(file);
                found.problems().forEach(problem -> problems.add(file + ", " + problem));
                if (!found.certificates().isEmpty()) {
                    return new Authorities(found.certificates(), problems);
                }
            } catch (IOException unreadable) {
                problems.add(file + " cannot be read: " + unreadable);
            }
        }
        return new Authorities(List.of(), problems);
    }

    static Authorities inStores(List<String> types, Opening opening) {
        Set<X509Certificate> found = new LinkedHashSet<>();
        List<String> problems = new ArrayList<>();
        for (String type : types) {
            try {
                KeyStore store = opening.open(type);
                for (String alias : Collections.list(store.aliases())) {
                    take(store, type, alias, found, problems);
                }
            } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
                problems.add("the store " + type + " cannot be read: " + unreadable);
            }
        }
        return new Authorities(List.copyOf(found), problems);
    }

    private static void take(
            KeyStore store, String type, String alias, Set<X509Certificate> found, List<String> problems) {
        try {
            if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        } catch (KeyStoreException | RuntimeException damaged) {
            problems.add("the entry “" + alias + "” of the store " + type + " cannot be read: " + damaged);
        }
    }
}
