package io.github.tokenrevoker.connection;

import java.security.Security;

/** What this tool needs of the JVM's network before it is used for the first time. */
final class JvmNetwork {
    private static final String NO_CACHE = "0";

    private JvmNetwork() {}

    /** To be called before anything looks up a host; later it may be without effect. */
    static void prepare() {
        // A proxy's password goes to the proxy in the clear, as every proxy of this kind has it. The operator has
        // chosen it.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        // The order of a host's addresses changes when one is found dead, and with the network that the machine is in.
        Security.setProperty("networkaddress.cache.ttl", NO_CACHE);
        Security.setProperty("networkaddress.cache.negative.ttl", NO_CACHE);
    }
}
