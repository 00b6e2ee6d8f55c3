package io.github.tokenrevoker.ui.help;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A library that is shipped with the tool.
 *
 * @param licence its SPDX identifier
 * @param holder of its copyright
 */
record Library(String name, String licence, String holder) {
    private static final String TABLE = "table.tsv";

    /** Every library, as the table beside the licence texts names it. */
    static List<Library> all() {
        try (InputStream table = Objects.requireNonNull(Library.class.getResourceAsStream(TABLE), TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Library(fields[0], fields[1], fields[2]))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
