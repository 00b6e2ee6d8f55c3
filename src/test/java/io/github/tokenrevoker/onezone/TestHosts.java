package io.github.tokenrevoker.onezone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names that tests can look up, Nothing listens on 127.0.0.2 and 127.0.0.3. A
 * name of the world outside is not looked up there.
 */
public final class TestHosts extends InetAddressResolverProvider {
    private static final Map<String, List<String>> TABLE = Map.of(
            "nginx.example.org", List.of("127.0.0.1"),
            "fallback.example.org", List.of("127.0.0.2", "127.0.0.1"),
            "sixth.example.org", List.of("127.0.0.2", "::1"),
            "dead.example.org", List.of("127.0.0.2", "127.0.0.3"));

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver system = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                if (!host.contains(".")) {
                    return system.lookupByName(host, policy);
                }
                List<InetAddress> addresses = new ArrayList<>();
                for (String address : TABLE.getOrDefault(host, List.of())) {
                    addresses.add(InetAddress.getByAddress(
                            host, InetAddress.ofLiteral(address).getAddress()));
                }
                if (addresses.isEmpty()) {
                    throw new UnknownHostException(host);
                }
                return addresses.stream();
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return system.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "tests";
    }
}
