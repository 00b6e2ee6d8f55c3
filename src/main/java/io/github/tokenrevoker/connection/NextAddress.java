package io.github.tokenrevoker.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** The addresses of one host, tried one after the other until one takes a connection. For one call. Blocks. */
public final class NextAddress {
    /** So that a host with many dead addresses is told to the operator while he still waits. */
    private static final int MOST_TRIED = 3;

    private final Supplier<String> host;
    private final Set<InetAddress> dead = new HashSet<>();

    /**
     * Begins with none tried.
     *
     * @param host asked for only after a failure
     */
    public NextAddress(Supplier<String> host) {
        this.host = host;
    }

    /** Notes that the present address is dead; whether there is another to try. */
    public boolean isThereAfterFailure() {
        try {
            String name = host.get();
            InetAddress[] known = InetAddress.getAllByName(name);
            if (known.length < 2) {
                return false;
            }
            dead.add(known[0]);
            DeadAddresses.OF_PROCESS.note(known[0]);
            return dead.size() < MOST_TRIED && !dead.contains(InetAddress.getAllByName(name)[0]);
        } catch (UnknownHostException _) {
            return false;
        }
    }
}
