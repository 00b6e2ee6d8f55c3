package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.certificate.Authorities;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** The file of authorities of a profile. Calls block. */
public final class AuthorityFile {
    private AuthorityFile() {}

    /**
     * What a file holds, to be shown.
     *
     * @throws IOException with words about what is wrong, when it has no certificates
     */
    public static List<PresentedCertificate> shown(Path pem) throws IOException {
        return read(pem).stream().map(PresentedCertificate::of).toList();
    }

    /**
     * The authorities of a file that the operator has chosen. An entry that cannot be used is an error here: it may be the very
     * one that is meant.
     */
    public static List<X509Certificate> read(Path file) throws IOException {
        Authorities found = Authorities.read(file);
        if (!found.problems().isEmpty()) {
            throw new IOException(file + ", " + found.problems().getFirst());
        }
        if (found.certificates().isEmpty()) {
            throw new IOException(file + " has no certificate in it");
        }
        return found.certificates();
    }
}
