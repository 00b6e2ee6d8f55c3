package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A machine as leases name it.
 *
 * @param host its name, for the operator
 * @param id the same as long as it is installed; its name where it has none
 * @param boot another one after every start of it; may be blank
 * @param processes another one for each set of processes that cannot see each other, as in containers; may be blank
 */
record Machine(String host, String id, String boot, String processes) {
    private static final int MAX_LENGTH = 100;

    Machine {
        host = plain(host);
        id = plain(id);
        boot = plain(boot);
        processes = plain(processes);
    }

    /** The machine that this process runs on. */
    static Machine present() {
        String host = hostName();
        return new Machine(
                host,
                host + "." + line("/etc/machine-id").orElse(""),
                line("/proc/sys/kernel/random/boot_id").orElse(""),
                processesOfLinux());
    }

    /** Asks no name server: that could take long. */
    private static String hostName() {
        return line("/proc/sys/kernel/hostname")
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                .filter(name -> !name.isBlank())
                .orElseGet(Machine::nameOfNetwork);
    }

    private static String nameOfNetwork() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }

    private static Optional<String> line(String file) {
        try {
            return Files.readString(Path.of(file)).lines().findFirst();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static String processesOfLinux() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException _) {
            return "";
        }
    }

    private static String plain(String text) {
        String plain = text.strip().replaceAll("[^A-Za-z0-9._:\\[\\]-]", "_");
        return plain.length() > MAX_LENGTH ? plain.substring(0, MAX_LENGTH) : plain;
    }

    /** Whether a process of the other machine can be looked up on this one. */
    boolean seesProcessesOf(Machine other) {
        return id.equals(other.id) && boot.equals(other.boot) && processes.equals(other.processes);
    }

    /** Whether the other one is this machine before it was started anew, so that nothing there runs any more. */
    boolean hasRestartedSince(Machine other) {
        return id.equals(other.id) && !boot.equals(other.boot);
    }
}
