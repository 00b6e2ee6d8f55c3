package io.github.tokenrevoker.proxy;

import io.github.tokenrevoker.host.InternationalName;
import io.github.tokenrevoker.host.IpLiteral;
import io.github.tokenrevoker.host.UnusableNameException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that are reached without a proxy, as curl and Go read {@code NO_PROXY}: names with everything below them, addresses,
 * ranges of addresses, each with a port or without, and {@code *} for all. Names are not looked up.
 */
public final class ProxyExceptions {
    public static final ProxyExceptions NONE = new ProxyExceptions(List.of());

    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]+]|[^:\\[\\]]+):([0-9]{1,5})");
    private static final Pattern RANGE = Pattern.compile("(.+)/([0-9]{1,3})");

    private final List<Entry> entries;

    private ProxyExceptions(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    private sealed interface Host {
        /** All hosts. */
        record Any() implements Host {}

        /** All names without a dot, as Windows says it. */
        record Plain() implements Host {}

        /** A name, and all names below it. */
        record Named(String name) implements Host {}

        /** Addresses of which so many bits are the same. */
        record Range(List<Byte> address, int bits) implements Host {}
    }

    /** The port is 0 where any is meant. */
    private record Entry(Host host, int port) {}

    /** Reads a list, separated by commas or blanks. What is no name and no address excepts nothing. */
    public static ProxyExceptions parse(String list) {
        List<Entry> entries = new ArrayList<>();
        for (String item : list.strip().split("[,;\\s]+", -1)) {
            Matcher ported = WITH_PORT.matcher(item);
            boolean hasPort = ported.matches();
            host(hasPort ? ported.group(1) : item)
                    .ifPresent(host -> entries.add(new Entry(host, hasPort ? Integer.parseInt(ported.group(2)) : 0)));
        }
        return new ProxyExceptions(entries);
    }

    private static Optional<Host> host(String text) {
        if (text.equals("*")) {
            return Optional.of(new Host.Any());
        }
        if (text.equals("<local>")) {
            return Optional.of(new Host.Plain());
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            int bits = Integer.parseInt(range.group(2));
            return address(range.group(1))
                    .filter(address -> bits <= address.size() * Byte.SIZE)
                    .map(address -> new Host.Range(address, bits));
        }
        Optional<List<Byte>> address = address(text);
        if (address.isPresent()) {
            return address.map(found -> new Host.Range(found, found.size() * Byte.SIZE));
        }
        String name = text.startsWith("*.") ? text.substring(2) : text.startsWith(".") ? text.substring(1) : text;
        return ascii(name).map(Host.Named::new);
    }

    private static Optional<String> ascii(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(InternationalName.toAscii(name));
        } catch (UnusableNameException _) {
            // No host that we call has such a name, but one below it may.
            return Optional.of(name.toLowerCase(Locale.ROOT));
        }
    }

    /** The bytes of an IP address, one of IPv4 inside IPv6 as IPv4; empty for a name. */
    private static Optional<List<Byte>> address(String text) {
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String literal = bracketed ? text.substring(1, text.length() - 1) : text;
        if (!IpLiteral.isIpv4(literal) && !IpLiteral.isIpv6(literal)) {
            return Optional.empty();
        }
        List<Byte> bytes = new ArrayList<>();
        for (byte each : InetAddress.ofLiteral(literal).getAddress()) {
            bytes.add(each);
        }
        return Optional.of(bytes);
    }

    /**
     * Returns whether a host is reached without a proxy.
     *
     * @param host lower-case ASCII, or an IP address with or without brackets
     */
    public boolean contain(String host, int port) {
        Optional<List<Byte>> address = address(host);
        return entries.stream()
                .filter(entry -> entry.port() == 0 || entry.port() == port)
                .anyMatch(entry -> switch (entry.host()) {
                    case Host.Any _ -> true;
                    case Host.Plain _ -> address.isEmpty() && !host.contains(".");
                    case Host.Named named ->
                        address.isEmpty() && (host.equals(named.name()) || host.endsWith("." + named.name()));
                    case Host.Range range ->
                        address.map(bytes -> isIn(bytes, range)).orElse(false);
                });
    }

    private static boolean isIn(List<Byte> address, Host.Range range) {
        if (address.size() != range.address().size()) {
            return false;
        }
        for (int bit = 0; bit < range.bits(); bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            int index = bit / Byte.SIZE;
            if ((address.get(index) & mask) != (range.address().get(index) & mask)) {
                return false;
            }
        }
        return true;
    }
}
