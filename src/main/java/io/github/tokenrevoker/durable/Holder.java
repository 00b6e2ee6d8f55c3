package io.github.tokenrevoker.durable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who holds a lease, as the lease's file says.
 *
 * @param mark see {@link ProcessMark}
 * @param token tells this holding from every other
 * @param shared whether other processes of this machine may use the folder at the same time
 */
record Holder(Machine machine, long pid, String mark, UUID token, boolean shared) {
    private static final String SHARED = "shared";
    private static final String TITLE = "Token Revoker holds this folder";

    Holder(Machine machine, long pid, String mark, UUID token) {
        this(machine, pid, mark, token, false);
    }

    /** This process, holding anew. */
    static Holder present(boolean shared) {
        long pid = ProcessHandle.current().pid();
        return new Holder(Machine.present(), pid, ProcessMark.of(pid).orElse(""), UUID.randomUUID(), shared);
    }

    /** Whether both may use a folder at the same time: on one machine, and not two that each want it alone. */
    boolean sharesWith(Holder other) {
        return machine.seesProcessesOf(other.machine) && (shared || other.shared);
    }

    /** What a lease's file says at one moment. */
    record Said(Holder holder, boolean released) {}

    /** The file's content: of the same length for every beat, so that it is overwritten in one step. */
    byte[] write(long beat, boolean released) {
        return String.format(
                        Locale.ROOT,
                        "%s%nhost=%s%nmachine=%s%nboot=%s%nprocesses=%s%nprocess=%d%nmark=%s%ntoken=%s%nuse=%s%nbeat=%019d%nstate=%s%n",
                        TITLE,
                        machine.host(),
                        machine.id(),
                        machine.boot(),
                        machine.processes(),
                        pid,
                        mark,
                        token,
                        shared ? SHARED : "alone",
                        beat,
                        released ? "free" : "held")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Empty when it is no lease, or one that has been made and not been written yet. */
    static Optional<Said> read(byte[] content) {
        Map<String, String> fields = new HashMap<>();
        new String(content, StandardCharsets.UTF_8).lines().forEach(line -> {
            int end = line.indexOf('=');
            if (end > 0) {
                fields.put(line.substring(0, end), line.substring(end + 1));
            }
        });
        try {
            Machine machine = new Machine(
                    fields.getOrDefault("host", ""),
                    fields.getOrDefault("machine", ""),
                    fields.getOrDefault("boot", ""),
                    fields.getOrDefault("processes", ""));
            Holder holder = new Holder(
                    machine,
                    Long.parseLong(fields.getOrDefault("process", "")),
                    fields.getOrDefault("mark", ""),
                    UUID.fromString(fields.getOrDefault("token", "")),
                    SHARED.equals(fields.get("use")));
            return Optional.of(new Said(holder, "free".equals(fields.get("state"))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** For the operator. */
    String words() {
        return "process " + pid + " on " + machine.host();
    }
}
