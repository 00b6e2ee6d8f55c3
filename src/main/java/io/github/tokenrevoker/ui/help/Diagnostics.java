package io.github.tokenrevoker.ui.help;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is worth knowing when something does not work: facts about this machine and this start, and no secrets. */
public final class Diagnostics {
    private Diagnostics() {}

    /** One fact on each line, in English, for whoever keeps the tool. */
    public static String of(String version, List<String> facts) {
        return Stream.concat(Stream.of("Token Revoker " + version, runtime()), facts.stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What the tool runs on. */
    static String runtime() {
        return "Java " + System.getProperty("java.version") + ", JavaFX "
                + System.getProperty("javafx.runtime.version", "?") + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", " + System.getProperty("os.arch");
    }
}
