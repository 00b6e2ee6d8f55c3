package io.github.tokenrevoker.journal;

import io.github.tokenrevoker.journal.NoteFile.Note;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the journal's files: full ones are numbered, the present one is not.
 *
 * @param witness a second note outside of the folder: the only way to see that the whole folder is gone, or that an older
 *     copy was put in its place
 */
record JournalFiles(Path folder, Optional<NoteFile> witness) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern FULL = Pattern.compile("journal-(\\d{6,})\\.jsonl");

    Path present() {
        return folder.resolve("journal.jsonl");
    }

    /** Says how long the journal was when it was last written: the only way to see that its end is gone. */
    NoteFile note() {
        return new NoteFile(folder.resolve("journal.head"));
    }

    /** Notes the end of the chain, of which everything is on the disk. */
    void note(ChainEnd end) throws IOException {
        note().write(end);
        if (witness.isPresent()) {
            witness.get().write(end);
        }
    }

    /** The ends of the chain that were noted. */
    List<ChainEnd> noted() {
        List<ChainEnd> noted = new ArrayList<>();
        for (NoteFile each : witness.map(second -> List.of(note(), second)).orElse(List.of(note()))) {
            if (each.read() instanceof Note.Noted read) {
                noted.add(read.end());
            }
        }
        return noted;
    }

    /** Is locked while a line is appended; always empty. */
    Path lock() {
        return folder.resolve("journal.lock");
    }

    /** A new name for the remains that a crash left. */
    Path remains(Instant now) {
        String name = "journal.torn-" + STAMP.format(now);
        Path free = folder.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = folder.resolve(name + "-" + i);
        }
        return free;
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
}
