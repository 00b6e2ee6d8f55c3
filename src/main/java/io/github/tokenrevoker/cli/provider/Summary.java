package io.github.tokenrevoker.cli.provider;

import io.github.tokenrevoker.cli.command.ExitCode;
import io.github.tokenrevoker.cli.terminal.Terminal;
import io.github.tokenrevoker.quoting.JsonText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How several providers came out: the counts, and the gravest exit code. */
public final class Summary {
    private Summary() {}

    public static void print(List<ExitCode> codes, boolean json, String good, Terminal terminal) {
        if (json) {
            terminal.line(JsonText.line(Documents.summary(codes)));
            return;
        }
        Map<ExitCode, Integer> counts = new EnumMap<>(ExitCode.class);
        codes.forEach(code -> counts.merge(code, 1, Integer::sum));
        terminal.say("Total: " + codes.size() + ". "
                + counts.entrySet().stream()
                        .map(entry -> (entry.getKey() == ExitCode.OK ? good : words(entry.getKey())) + ": "
                                + entry.getValue())
                        .collect(Collectors.joining(". "))
                + ".");
    }

    private static String words(ExitCode code) {
        return switch (code) {
            case OK -> "Fine";
            case ACCEPTED -> "Accepted, not verified";
            case NOT_REVOKED -> "Not revoked";
            case REJECTED -> "Rejected";
            case NOT_SENT -> "Not sent";
            case UNKNOWN -> "Outcome unknown";
            case STILL_WORKS -> "Still works";
            case INTERRUPTED -> "Interrupted";
            case FAILED, USAGE, FOLDER_IN_USE -> "Failed";
        };
    }
}
