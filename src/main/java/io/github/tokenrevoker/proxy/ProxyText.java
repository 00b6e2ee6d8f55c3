package io.github.tokenrevoker.proxy;

import io.github.tokenrevoker.host.InternationalName;
import io.github.tokenrevoker.host.IpLiteral;
import io.github.tokenrevoker.host.UnusableNameException;
import io.github.tokenrevoker.proxy.ProxyServer.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a proxy as curl takes it: {@code [SCHEME://][USER[:PASSWORD]@]HOST[:PORT][/]}. */
public final class ProxyText {
    private static final int USUAL_PORT = 1080;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_SHOWN = 40;
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*)://(.*)$");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[^\\]]*]|[^:\\[\\]]*)(?::([0-9]{0,6}))?");
    /** Names of containers have underscores, and resolvers look them up. */
    private static final Pattern LOCAL_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9])?");

    private ProxyText() {}

    /** Reads a proxy; without a scheme it is one of HTTP. The user's part ends at the last {@code @}. */
    public static ProxySetting parse(String text) {
        String rest = text.strip();
        Kind kind = Kind.HTTP;
        Matcher explicit = SCHEME.matcher(rest);
        if (explicit.matches()) {
            String scheme = explicit.group(1).toLowerCase(Locale.ROOT);
            Optional<Kind> known = kind(scheme);
            if (known.isEmpty()) {
                return new ProxySetting.NotUnderstood("proxies of the kind “" + shown(scheme) + "” are not supported");
            }
            kind = known.get();
            rest = explicit.group(2);
        }
        int at = rest.lastIndexOf('@');
        String user = at < 0 ? "" : rest.substring(0, at);
        String place = rest.substring(at + 1);
        for (char end : new char[] {'/', '?', '#'}) {
            int index = place.indexOf(end);
            place = index < 0 ? place : place.substring(0, index);
        }
        return server(kind, place)
                .<ProxySetting>map(server -> new ProxySetting.Use(server, credentials(user)))
                .orElse(new ProxySetting.NotUnderstood("“" + shown(place) + "” is not the host and port of a proxy"));
    }

    private static Optional<Kind> kind(String scheme) {
        return switch (scheme) {
            case "http" -> Optional.of(Kind.HTTP);
            case "https" -> Optional.of(Kind.HTTPS);
            case "socks5" -> Optional.of(Kind.SOCKS5);
            case "socks5h" -> Optional.of(Kind.SOCKS5H);
            default -> Optional.empty();
        };
    }

    /** Reads {@code HOST[:PORT]}; empty where it is something else. */
    static Optional<ProxyServer> server(Kind kind, String place) {
        Matcher parts = HOST_AND_PORT.matcher(place);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(2) == null ? "" : parts.group(2);
        int usual = kind == Kind.HTTPS ? HTTPS_PORT : USUAL_PORT;
        int port = digits.isEmpty() ? usual : Integer.parseInt(digits);
        return port < 1 || port > 65_535
                ? Optional.empty()
                : host(parts.group(1)).map(host -> new ProxyServer(kind, host, port));
    }

    private static Optional<String> host(String text) {
        if (text.startsWith("[")) {
            String literal = text.substring(1, text.length() - 1).toLowerCase(Locale.ROOT);
            return IpLiteral.isIpv6(literal) ? Optional.of(literal) : Optional.empty();
        }
        if (IpLiteral.endsInNumber(text)) {
            return IpLiteral.isIpv4(text) ? Optional.of(text) : Optional.empty();
        }
        try {
            return Optional.of(InternationalName.toAscii(text));
        } catch (UnusableNameException _) {
            return LOCAL_NAME.matcher(text).matches() && !text.contains("..")
                    ? Optional.of(text.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }
    }

    private static Optional<ProxyCredentials> credentials(String user) {
        if (user.isEmpty()) {
            return Optional.empty();
        }
        int colon = user.indexOf(':');
        String name = colon < 0 ? user : user.substring(0, colon);
        String password = colon < 0 ? "" : user.substring(colon + 1);
        return Optional.of(new ProxyCredentials(decoded(name), decoded(password)));
    }

    /** Resolves percent-escapes; a percent sign that begins none stands for itself. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
            if (bytes[i] == '%' && high >= 0 && low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String shown(String text) {
        String harmless = text.replaceAll("\\p{Cntrl}", "?");
        return harmless.length() > MAX_SHOWN ? harmless.substring(0, MAX_SHOWN) + "…" : harmless;
    }
}
