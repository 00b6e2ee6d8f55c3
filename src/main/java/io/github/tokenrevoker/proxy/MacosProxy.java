package io.github.tokenrevoker.proxy;

import io.github.tokenrevoker.proxy.ProxyServer.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxy of macOS, from the lines of {@code scutil --proxy}. */
final class MacosProxy {
    private static final String ORIGIN = "macOS";
    private static final Pattern VALUE = Pattern.compile("\\s*(\\S+) : (.*)");

    private MacosProxy() {}

    static Optional<SystemProxy> of(String lines) {
        Map<String, String> values = new HashMap<>();
        StringJoiner exceptions = new StringJoiner(",");
        boolean inExceptions = false;
        for (String line : lines.split("\\R", -1)) {
            Matcher value = VALUE.matcher(line);
            if (line.strip().equals("}")) {
                inExceptions = false;
            } else if (value.matches() && inExceptions) {
                exceptions.add(value.group(2).strip());
            } else if (value.matches()) {
                inExceptions = value.group(1).equals("ExceptionsList");
                values.put(value.group(1), value.group(2).strip());
            }
        }
        if (isOn(values, "ProxyAutoConfigEnable")) {
            return Optional.of(DesktopTexts.script(ORIGIN));
        }
        return server(values, "HTTPS", Kind.HTTP)
                .or(() -> server(values, "SOCKS", Kind.SOCKS5H))
                .map(setting -> new SystemProxy(ORIGIN, setting, ProxyExceptions.parse(exceptions.toString())));
    }

    private static Optional<ProxySetting> server(Map<String, String> values, String name, Kind kind) {
        return isOn(values, name + "Enable")
                ? Optional.of(DesktopTexts.setting(
                        kind, values.getOrDefault(name + "Proxy", ""), values.getOrDefault(name + "Port", "")))
                : Optional.empty();
    }

    private static boolean isOn(Map<String, String> values, String key) {
        return values.getOrDefault(key, "0").equals("1");
    }
}
