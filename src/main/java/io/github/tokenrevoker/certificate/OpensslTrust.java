package io.github.tokenrevoker.certificate;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What OpenSSL writes behind a certificate in a {@code TRUSTED CERTIFICATE}: for which uses it is trusted, and for which it is
 * not.
 */
final class OpensslTrust {
    /** The object ids of TLS servers (1.3.6.1.5.5.7.3.1) and of any use (2.5.29.37.0), as they are encoded. */
    private static final List<String> SERVERS = List.of("2b06010505070301", "551d2500");

    private static final int REJECTED = 0xa0;

    private OpensslTrust() {}

    /** Returns whether the certificate vouches for servers. What cannot be read does not. */
    static boolean ofServers(byte[] entry) {
        Optional<Der> certificate = Der.at(entry, 0);
        if (certificate.isEmpty()) {
            return false;
        }
        if (certificate.get().length() == entry.length) {
            return true;
        }
        return Der.at(entry, certificate.get().length())
                .filter(rest -> rest.tag() == Der.SEQUENCE)
                .map(rest -> trusts(rest.content()))
                .orElse(false);
    }

    private static boolean trusts(byte[] extras) {
        Optional<List<String>> trusted = Optional.empty();
        List<String> rejected = List.of();
        int at = 0;
        while (at < extras.length) {
            Optional<Der> next = Der.at(extras, at);
            if (next.isEmpty()) {
                return false;
            }
            if (next.get().tag() == Der.SEQUENCE) {
                trusted = Optional.of(objectIds(next.get().content()));
            } else if (next.get().tag() == REJECTED) {
                rejected = objectIds(next.get().content());
            }
            at += next.get().length();
        }
        boolean refused = rejected.stream().anyMatch(SERVERS::contains);
        return !refused
                && trusted.map(uses -> uses.stream().anyMatch(SERVERS::contains))
                        .orElse(true);
    }

    private static List<String> objectIds(byte[] content) {
        List<String> ids = new ArrayList<>();
        int at = 0;
        while (at < content.length) {
            Optional<Der> next = Der.at(content, at);
            if (next.isEmpty()) {
                break;
            }
            ids.add(HexFormat.of().formatHex(next.get().content()));
            at += next.get().length();
        }
        return ids;
    }
}
