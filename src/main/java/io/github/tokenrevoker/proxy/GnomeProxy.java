package io.github.tokenrevoker.proxy;

import io.github.tokenrevoker.proxy.ProxyServer.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxy of GNOME and its relatives, from the lines of {@code gsettings list-recursively org.gnome.system.proxy}. */
final class GnomeProxy {
    private static final Pattern LINE = Pattern.compile("org\\.gnome\\.system\\.(proxy\\S*) (\\S+) (.*)");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private GnomeProxy() {}

    static Optional<SystemProxy> of(String lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines.split("\\R", -1)) {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                values.put(matcher.group(1) + " " + matcher.group(2), matcher.group(3));
            }
        }
        return switch (text(values, "proxy mode")) {
            case "manual" -> manual(values);
            case "auto" -> Optional.of(DesktopTexts.script("GNOME"));
            default -> Optional.empty();
        };
    }

    /** Of the two that may serve HTTPS, the HTTP proxy goes before SOCKS, as in GNOME itself. */
    private static Optional<SystemProxy> manual(Map<String, String> values) {
        StringBuilder ignored = new StringBuilder();
        Matcher hosts = QUOTED.matcher(values.getOrDefault("proxy ignore-hosts", ""));
        while (hosts.find()) {
            ignored.append(hosts.group(1)).append(',');
        }
        return server(values, "proxy.https", Kind.HTTP)
                .or(() -> server(values, "proxy.socks", Kind.SOCKS5H))
                .map(setting -> new SystemProxy("GNOME", setting, ProxyExceptions.parse(ignored.toString())));
    }

    private static Optional<ProxySetting> server(Map<String, String> values, String schema, Kind kind) {
        String host = text(values, schema + " host");
        String port = values.getOrDefault(schema + " port", "0");
        return host.isEmpty() ? Optional.empty() : Optional.of(DesktopTexts.setting(kind, host, port));
    }

    private static String text(Map<String, String> values, String key) {
        Matcher quoted = QUOTED.matcher(values.getOrDefault(key, ""));
        return quoted.find() ? quoted.group(1).strip() : "";
    }
}
