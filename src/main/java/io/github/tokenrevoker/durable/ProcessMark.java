package io.github.tokenrevoker.durable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What tells a process from others that have, or had, the same id on the same machine. */
final class ProcessMark {
    /** Fields of /proc/PID/stat after the command's name, of which this one is the start in clock ticks since the boot. */
    private static final int START_TICKS = 19;

    private ProcessMark() {}

    /**
     * The mark of a process.
     *
     * @return empty when no process has the id; blank when one has it and says nothing of its start
     */
    static Optional<String> of(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> ticks(pid).or(() -> startSecond(process)).orElse(""));
    }

    /**
     * Whether two marks of one process id may be those of one process. Blank marks and marks of different kinds can't be
     * compared: the start in ticks may have been unreadable for one of them.
     */
    static boolean mayBeSame(String one, String other) {
        return one.equals(other) || !kind(one).equals(kind(other)) || kind(one).isEmpty();
    }

    /** Empty for a mark that says nothing. */
    private static String kind(String mark) {
        return mark.substring(0, Math.max(0, mark.indexOf('-')));
    }

    /** Does not depend on the clock, which may be set while the process runs. */
    private static Optional<String> ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return fields.length > START_TICKS ? Optional.of("ticks-" + fields[START_TICKS]) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> startSecond(ProcessHandle process) {
        return process.info().startInstant().map(start -> "second-" + start.getEpochSecond());
    }
}
