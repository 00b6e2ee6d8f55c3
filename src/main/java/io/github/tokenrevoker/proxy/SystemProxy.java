package io.github.tokenrevoker.proxy;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What this machine says about proxies, from one source. Immutable.
 *
 * @param origin where it was said, for people: {@code HTTPS_PROXY}, {@code GNOME}, …
 * @param setting for all hosts that are not excepted
 */
public record SystemProxy(String origin, ProxySetting setting, ProxyExceptions exceptions) {
    /** No source says anything. */
    public static final SystemProxy NOTHING = new SystemProxy("", new ProxySetting.Direct(), ProxyExceptions.NONE);

    /** Reads the variables that curl reads for HTTPS; empty where none is set. */
    public static Optional<SystemProxy> ofEnvironment(Map<String, String> environment) {
        ProxyExceptions exceptions = ProxyExceptions.parse(first(environment, "no_proxy", "NO_PROXY")
                .map(Map.Entry::getValue)
                .orElse(""));
        return first(environment, "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                .map(named -> new SystemProxy(named.getKey(), ProxyText.parse(named.getValue()), exceptions));
    }

    private static Optional<Map.Entry<String, String>> first(Map<String, String> environment, String... names) {
        for (String name : names) {
            @Nullable String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(Map.entry(name, value));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns how a host is reached. An exception holds even where the proxy is not understood.
     *
     * @param host lower-case ASCII, or an IP address with or without brackets
     */
    public ProxySetting to(String host, int port) {
        return exceptions.contain(host, port) ? new ProxySetting.Direct() : setting;
    }
}
