package io.github.tokenrevoker.proxy;

import io.github.tokenrevoker.proxy.ProxyServer.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The proxy of Windows, from what {@code reg query} writes of the user's Internet Settings. */
final class WindowsProxy {
    private static final String ORIGIN = "Windows";
    private static final Pattern VALUE = Pattern.compile("\\s+(\\S+)\\s+REG_[A-Z_]+\\s*(.*)");

    private WindowsProxy() {}

    static Optional<SystemProxy> of(String lines) {
        Map<String, String> values = new HashMap<>();
        for (String line : lines.split("\\R", -1)) {
            Matcher value = VALUE.matcher(line);
            if (value.matches()) {
                values.put(value.group(1), value.group(2).strip());
            }
        }
        if (!values.getOrDefault("AutoConfigURL", "").isEmpty()) {
            return Optional.of(DesktopTexts.script(ORIGIN));
        }
        if (!values.getOrDefault("ProxyEnable", "0x0").equals("0x1")) {
            return Optional.empty();
        }
        return server(values.getOrDefault("ProxyServer", ""))
                .map(setting -> new SystemProxy(
                        ORIGIN, setting, ProxyExceptions.parse(values.getOrDefault("ProxyOverride", ""))));
    }

    /** One server for everything, or one for each protocol: {@code http=a:80;https=b:80;socks=c:1080}. */
    private static Optional<ProxySetting> server(String text) {
        if (!text.contains("=")) {
            return text.isEmpty() ? Optional.empty() : Optional.of(DesktopTexts.setting(Kind.HTTP, text, ""));
        }
        Map<String, String> byProtocol = new HashMap<>();
        for (String part : text.split("[;\\s]+", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                byProtocol.put(part.substring(0, equals).toLowerCase(Locale.ROOT), part.substring(equals + 1));
            }
        }
        String https = byProtocol.getOrDefault("https", "");
        if (!https.isEmpty()) {
            return Optional.of(DesktopTexts.setting(Kind.HTTP, https, ""));
        }
        return byProtocol.containsKey("socks")
                ? Optional.of(new ProxySetting.NotUnderstood("proxies of the kind “SOCKS 4” are not supported"))
                : Optional.empty();
    }
}
