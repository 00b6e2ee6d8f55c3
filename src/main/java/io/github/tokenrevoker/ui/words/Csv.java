package io.github.tokenrevoker.ui.words;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table for spreadsheets (RFC 4180, with a byte order mark), which take no cell of it for a formula. */
public final class Csv {
    private final StringBuilder text = new StringBuilder("\ufeff");

    public Csv row(Stream<String> cells) {
        text.append(cells.map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
        return this;
    }

    /** A leading apostrophe keeps spreadsheets from running what a server or an operator has written. */
    public static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
