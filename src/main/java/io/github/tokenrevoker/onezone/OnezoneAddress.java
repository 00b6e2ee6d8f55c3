package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.host.InternationalName;
import io.github.tokenrevoker.host.IpLiteral;
import io.github.tokenrevoker.host.UnusableNameException;
import io.github.tokenrevoker.onezone.UnusableAddressException.Reason;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Onezone answers: scheme, host and port. Immutable; equal when the same server would be called.
 *
 * <p>Plain {@code http} exists for loopback only, where the practice zone lives: everywhere else it would show the
 * access token to the network.
 *
 * @param scheme {@code https}, or {@code http} for loopback
 * @param host lower-case ASCII; an IPv6 literal stands in its brackets
 * @param port 1 to 65535
 */
public record OnezoneAddress(String scheme, String host, int port) {
    private static final String BASE_PATH = "/api/v3/onezone";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** The quotes of programs, word processors and mails. */
    private static final String OPENING = "\"'`<\u201c\u201e\u201d\u2018\u201a\u2019\u00ab\u2039";

    private static final String CLOSING = "\"'`>\u201d\u201c\u2019\u2018\u00bb\u203a";

    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):/*(?=[^0-9]|[0-9]+\\.)(.*)$");
    private static final Pattern EXPLICIT_SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://(.*)$");

    /**
     * Reads what people paste: a bare host, one with a port, a whole URL of the API or of the web interface, an IPv6
     * literal, an internationalised name. Path, query and fragment are dropped.
     *
     * @throws UnusableAddressException with the reason, when no address can be made of it
     */
    public static OnezoneAddress parse(String text) throws UnusableAddressException {
        String rest = unquoted(text.strip());
        if (rest.isEmpty()) {
            throw new UnusableAddressException(Reason.EMPTY);
        }
        String scheme = "https";
        Matcher explicit = EXPLICIT_SCHEME.matcher(rest);
        if (explicit.matches()) {
            scheme = explicit.group(1).toLowerCase(Locale.ROOT);
            rest = explicit.group(2);
        } else if (rest.regionMatches(true, 0, "https:", 0, 6) || rest.regionMatches(true, 0, "http:", 0, 5)) {
            Matcher sloppy = SCHEME.matcher(rest);
            if (sloppy.matches()) {
                scheme = sloppy.group(1).toLowerCase(Locale.ROOT);
                rest = sloppy.group(2);
            }
        }
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new UnusableAddressException(Reason.UNKNOWN_SCHEME);
        }
        String authority = upToFirstOf(rest, "/?#\\");
        if (authority.contains("@")) {
            throw new UnusableAddressException(Reason.CREDENTIALS_INSIDE);
        }
        if (authority.isEmpty()) {
            throw new UnusableAddressException(Reason.EMPTY);
        }
        if (authority.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new UnusableAddressException(Reason.BLANK_INSIDE);
        }
        return fromAuthority(scheme, authority);
    }

    private static OnezoneAddress fromAuthority(String scheme, String authority) throws UnusableAddressException {
        String host = authority;
        String port = "";
        int lastColon = authority.lastIndexOf(':');
        if (authority.startsWith("[")) {
            int closing = authority.indexOf(']');
            if (closing < 0) {
                throw new UnusableAddressException(Reason.BAD_IPV6);
            }
            host = authority.substring(0, closing + 1);
            String after = authority.substring(closing + 1);
            if (!after.isEmpty() && !after.startsWith(":")) {
                throw new UnusableAddressException(Reason.BAD_IPV6);
            }
            port = after.isEmpty() ? "" : after.substring(1);
        } else if (lastColon != authority.indexOf(':')) {
            host = "[" + authority + "]";
        } else if (lastColon >= 0) {
            host = authority.substring(0, lastColon);
            port = authority.substring(lastColon + 1);
        }
        String asciiHost = host.startsWith("[") ? ipv6(host) : named(host);
        OnezoneAddress address = new OnezoneAddress(scheme, asciiHost, portOf(scheme, port));
        if (scheme.equals("http") && !address.isLoopback()) {
            throw new UnusableAddressException(Reason.PLAIN_HTTP);
        }
        return address;
    }

    private static String ipv6(String bracketed) throws UnusableAddressException {
        String literal = bracketed.substring(1, bracketed.length() - 1).toLowerCase(Locale.ROOT);
        if (!IpLiteral.isIpv6(literal)) {
            throw new UnusableAddressException(Reason.BAD_IPV6);
        }
        return "[" + literal + "]";
    }

    private static String named(String host) throws UnusableAddressException {
        String ascii;
        try {
            ascii = InternationalName.toAscii(host);
        } catch (UnusableNameException unusable) {
            throw new UnusableAddressException(reason(unusable.reason()));
        }
        if (IpLiteral.endsInNumber(ascii) && !IpLiteral.isIpv4(ascii)) {
            throw new UnusableAddressException(Reason.BAD_IPV4);
        }
        return ascii;
    }

    private static Reason reason(UnusableNameException.Reason ofName) {
        return switch (ofName) {
            case EMPTY_LABEL, FORBIDDEN_CHARACTER -> Reason.BAD_HOST;
            case HYPHEN -> Reason.HYPHEN;
            case LEADING_MARK, JOINER -> Reason.INVISIBLE_LETTER;
            case DIRECTION -> Reason.MIXED_DIRECTION;
            case BAD_ENCODING -> Reason.BAD_ENCODING;
            case LABEL_TOO_LONG, NAME_TOO_LONG -> Reason.TOO_LONG;
        };
    }

    private static int portOf(String scheme, String digits) throws UnusableAddressException {
        if (digits.isEmpty()) {
            return defaultPort(scheme);
        }
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new UnusableAddressException(Reason.BAD_PORT);
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65535) {
            throw new UnusableAddressException(Reason.BAD_PORT);
        }
        return port;
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static String upToFirstOf(String text, String stops) {
        for (int i = 0; i < text.length(); i++) {
            if (stops.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    private static String unquoted(String text) {
        int pair = text.length() < 2 ? -1 : OPENING.indexOf(text.charAt(0));
        boolean quoted = pair >= 0 && CLOSING.indexOf(text.charAt(text.length() - 1)) >= 0;
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Whether only this very machine can answer. Names are not looked up; {@code localhost} is taken at its word. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("[::1]") || (host.startsWith("127.") && IpLiteral.isIpv4(host));
    }

    /** Host, and the port where it is not the scheme's own. */
    public String authority() {
        return port == defaultPort(scheme) ? host : host + ":" + port;
    }

    /** The host as people write it: internationalised labels decoded, brackets off. */
    public String readableHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : InternationalName.toUnicode(host);
    }

    /** The URI of an API path such as {@code /provider}, which must begin with a slash. */
    public URI api(String path) {
        return URI.create(this + BASE_PATH + path);
    }

    /** The origin, such as {@code https://onezone.example.org:8443}. */
    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}
