package io.github.tokenrevoker.quoting;

import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table for spreadsheets and scripts (RFC 4180, UTF-8 with a byte order mark). All rows have the same number of cells,
 * whole numbers stay numbers, and no cell is taken for a formula. Every row is one line: invisible characters, line breaks
 * among them, are escaped visibly. JSON exports hold the exact values.
 *
 * <p>Excel splits a file at the list separator of the system, a semicolon where the comma separates decimals, so this table
 * uses the same. A {@code sep=;} line in front is no way out: Excel then ignores the byte order mark and garbles every
 * letter outside ASCII, and other readers take the line for the table's head. Excel splits at tabs only in UTF-16.
 * LibreOffice's import dialog splits at either separator, and {@code csv.Sniffer} of Python finds it.
 */
public final class CsvTable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_SIGNS = "=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE62\uFE63\uFE66\uFE6B\u2212";

    /** Fifteen digits are what a spreadsheet keeps of a number. */
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9]\\d{0,14}");

    /**
     * A formula's sign at the beginning, or behind a character at which a spreadsheet of another locale would split the
     * cell.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(^[\\s\\p{Z}\"']*+|[,;\"][\\s\\p{Z}\"']*+)(?=[" + FORMULA_SIGNS + "])");

    private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
    private final String separator;
    private final int columns;

    private CsvTable(char separator, List<String> head) {
        this.separator = String.valueOf(separator);
        this.columns = head.size();
        row(head);
    }

    /** Begins a table that spreadsheets of this locale split into columns. */
    public static CsvTable of(Locale locale, List<String> head) {
        boolean commaIsDecimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator() == ',';
        return new CsvTable(commaIsDecimal ? ';' : ',', head);
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when it has not as many cells as the head
     */
    public void row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("a row of " + cells.size() + " cells in a table of " + columns);
        }
        text.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(separator)))
                .append("\r\n");
    }

    /** One cell as it stands in the file. A number is written bare, everything else in quotes. */
    static String cell(String value) {
        if (NUMBER.matcher(value).matches()) {
            return value;
        }
        // The apostrophe keeps spreadsheets from running what a server or a colleague has written.
        String safe = FORMULA.matcher(VisibleText.line(value)).replaceAll("$1'");
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
