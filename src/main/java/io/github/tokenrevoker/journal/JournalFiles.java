package io.github.tokenrevoker.journal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the journal's files: full ones are numbered, the present one is not. */
record JournalFiles(Path folder) {
    private static final Pattern FULL = Pattern.compile("journal-(\\d{6,})\\.jsonl");

    Path present() {
        return folder.resolve("journal.jsonl");
    }

    /** Says how long the journal was when it was last written: the only way to see that its end is gone. */
    Path note() {
        return folder.resolve("journal.head");
    }

    Path full(int number) {
        return folder.resolve(String.format(Locale.ROOT, "journal-%06d.jsonl", number));
    }

    /** The full ones, in order. */
    List<Path> full() throws IOException {
        List<Path> full = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "journal-*.jsonl")) {
                for (Path file : files) {
                    Matcher numbered = FULL.matcher(file.getFileName().toString());
                    if (numbered.matches()) {
                        full.add(file);
                    }
                }
            }
        }
        full.sort((one, other) -> Integer.compare(number(one), number(other)));
        return full;
    }

    static int number(Path full) {
        Matcher numbered = FULL.matcher(full.getFileName().toString());
        return numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
    }

    /** All of them, in order, as far as they are there. */
    List<Path> all() throws IOException {
        List<Path> all = new ArrayList<>(full());
        if (Files.exists(present())) {
            all.add(present());
        }
        return all;
    }
}
