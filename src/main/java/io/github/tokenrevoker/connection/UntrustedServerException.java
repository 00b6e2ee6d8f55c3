package io.github.tokenrevoker.connection;

import io.github.tokenrevoker.connection.TransportFault.Kind;
import java.security.cert.CertificateException;

/** The server could not prove who it is, and why. */
final class UntrustedServerException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient PresentedCertificate presented;

    UntrustedServerException(Kind kind, PresentedCertificate presented, String words) {
        super(words);
        this.kind = kind;
        this.presented = presented;
    }

    Kind kind() {
        return kind;
    }

    PresentedCertificate presented() {
        return presented;
    }
}
