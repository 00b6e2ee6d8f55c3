package io.github.tokenrevoker.connection.tls;

import io.github.tokenrevoker.connection.TransportFault;
import java.security.cert.CertificateException;

/** The server could not prove who it is, and why. */
final class UntrustedServerException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient TransportFault fault;

    UntrustedServerException(TransportFault fault) {
        super(fault.technical());
        this.fault = fault;
    }

    TransportFault fault() {
        return fault;
    }
}
