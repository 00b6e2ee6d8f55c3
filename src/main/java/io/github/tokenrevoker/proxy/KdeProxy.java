package io.github.tokenrevoker.proxy;

import io.github.tokenrevoker.proxy.ProxyServer.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The proxy of KDE Plasma, from its file {@code kioslaverc}. */
final class KdeProxy {
    private static final String ORIGIN = "KDE";

    private KdeProxy() {}

    static Optional<SystemProxy> of(String file, Map<String, String> environment) {
        Map<String, String> values = values(file);
        return switch (values.getOrDefault("ProxyType", "0")) {
            case "1" -> manual(values);
            case "2", "3" -> Optional.of(DesktopTexts.script(ORIGIN));
            case "4" -> ofVariables(values, environment);
            default -> Optional.empty();
        };
    }

    /** The keys of the section that matters. */
    private static Map<String, String> values(String file) {
        Map<String, String> values = new HashMap<>();
        boolean inside = false;
        for (String line : file.split("\\R", -1)) {
            String text = line.strip();
            if (text.startsWith("[")) {
                inside = text.equals("[Proxy Settings]");
            }
            int equals = text.indexOf('=');
            if (inside && equals > 0) {
                // A key may carry a mark such as [$e] behind its name.
                String key = text.substring(0, equals).replaceAll("\\[.*", "");
                values.put(key, text.substring(equals + 1).strip());
            }
        }
        return values;
    }

    private static Optional<SystemProxy> manual(Map<String, String> values) {
        if (values.getOrDefault("ReversedException", "false").equals("true")) {
            return Optional.of(new SystemProxy(
                    ORIGIN,
                    new ProxySetting.NotUnderstood("a proxy for some hosts only is set"),
                    ProxyExceptions.NONE));
        }
        ProxyExceptions exceptions = ProxyExceptions.parse(values.getOrDefault("NoProxyFor", ""));
        return server(values.getOrDefault("httpsProxy", ""), Kind.HTTP)
                .or(() -> server(values.getOrDefault("socksProxy", ""), Kind.SOCKS5H))
                .map(setting -> new SystemProxy(ORIGIN, setting, exceptions));
    }

    /** A URL, with the port behind a blank or a colon. */
    private static Optional<ProxySetting> server(String value, Kind kind) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = value.split("\\s+", 2);
        String host = parts[0];
        // KDE writes "socks" for SOCKS 5.
        host = host.startsWith("socks://") ? "socks5h" + host.substring("socks".length()) : host;
        return Optional.of(DesktopTexts.setting(kind, host, parts.length > 1 ? parts[1] : ""));
    }

    /** The settings may be names of variables. */
    private static Optional<SystemProxy> ofVariables(Map<String, String> values, Map<String, String> environment) {
        String proxy = environment.getOrDefault(values.getOrDefault("httpsProxy", ""), "");
        String exceptions = environment.getOrDefault(values.getOrDefault("NoProxyFor", ""), "");
        return proxy.isBlank()
                ? Optional.empty()
                : Optional.of(new SystemProxy(ORIGIN, ProxyText.parse(proxy), ProxyExceptions.parse(exceptions)));
    }
}
