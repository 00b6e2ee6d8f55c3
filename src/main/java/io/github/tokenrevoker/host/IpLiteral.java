package io.github.tokenrevoker.host;

import java.net.Inet6Address;
import java.util.regex.Pattern;

/** Decides from its letters alone whether a text is an IP address. Nothing is looked up. */
public final class IpLiteral {
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?i)(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

    private IpLiteral() {}

    /** Returns whether the text is an IPv4 address of four decimal numbers. */
    public static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    /** Returns whether the text is an IPv6 address, without brackets. One with a zone, {@code fe80::1%eth0}, is not. */
    public static boolean isIpv6(String text) {
        if (text.indexOf(':') < 0 || text.chars().anyMatch(c -> c == '%' || c == '[' || c == ']' || c > '\u007f')) {
            return false;
        }
        try {
            Inet6Address.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** Returns whether a name would be read as an IPv4 address by some programs, as {@code 127.1} and {@code 0x7f000001} are. */
    public static boolean endsInNumber(String name) {
        return ENDS_IN_NUMBER.matcher(name).matches();
    }
}
