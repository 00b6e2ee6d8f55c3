package io.github.tokenrevoker.connection;

import java.nio.file.Path;

/** How a server has to prove who it is before a token is shown to it. There is no way to trust everybody. */
public sealed interface Trust {
    /** By an authority that the JDK or the operating system knows. */
    record OfSystem() implements Trust {}

    /** By an authority of the operator's own, in a PEM file of one or more certificates; by no other. */
    record Authorities(Path pem) implements Trust {}

    /**
     * By this very certificate, which the operator has compared.
     *
     * @param fingerprint SHA-256, as {@link ServerCertificate#fingerprint()} writes it; other ways to write one are understood
     */
    record Pinned(String fingerprint) implements Trust {
        public Pinned {
            fingerprint = Fingerprint.read(fingerprint).orElse(fingerprint);
        }
    }
}
