package io.github.tokenrevoker.quoting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An exported table")
class CsvTableTest {
    private static final Pattern FORMULA = Pattern.compile("^[\\s\\p{Z}]*[=+@\\-\uff1d\uff0b\uff0d\uff20].*");

    private static String text(CsvTable table) {
        return new String(table.bytes(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1+2",
                "@SUM(A1)",
                "=HYPERLINK(\"http://evil\")",
                " =1",
                "\u00a0=1",
                "\uff1d1+1",
                "\uff0b1",
                "\uff0d1+1",
                "\uff20SUM(A1)",
                "\"=1",
                "-",
                "+49 351 4633",
            })
    @DisplayName("has no cell that a spreadsheet would run:")
    void formulas(String text) {
        assertThat(read(CsvTable.cell(text), ',').getFirst().getFirst()).doesNotMatch(FORMULA);
        assertThat(CsvTable.cell(text).replace("'", "")).isEqualTo('"' + text.replace("\"", "\"\"") + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;=1+1", "x,=1", "x; \"=cmd|' /C calc'!A0", "x\t=1", "x\n=1", "x\r\n=1", "a\";\"=1"})
    @DisplayName("has none that a spreadsheet of another locale would run after splitting a cell:")
    void otherLocale(String text) {
        for (char separator : new char[] {',', ';', '\t'}) {
            for (char other : new char[] {',', ';', '\t'}) {
                String line = CsvTable.cell("before") + separator + CsvTable.cell(text);
                assertThat(read(line, other))
                        .allSatisfy(row -> assertThat(row)
                                .noneMatch(cell -> FORMULA.matcher(cell).matches()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "-75", "204", "1700000000000"})
    @DisplayName("keeps whole numbers as numbers:")
    void numbers(String number) {
        assertThat(CsvTable.cell(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "with, comma", "with; semicolon", "with \"quotes\"", "Krak\u00f3w", "007", "1e5"})
    @DisplayName("quotes every other cell, and doubles the quotes inside:")
    void quoted(String text) {
        assertThat(CsvTable.cell(text)).isEqualTo("\"" + text.replace("\"", "\"\"") + "\"");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"en-US, ','", "en-GB, ','", "de-DE, ;", "pl-PL, ;", "fr-FR, ;", "de-CH, ','", "ja-JP, ','"})
    @DisplayName("is separated as the spreadsheets of a locale separate:")
    void locales(String locale, char separator) {
        CsvTable table = CsvTable.of(Locale.forLanguageTag(locale), List.of("a", "b"));
        table.row(List.of("1", "Krak\u00f3w"));
        assertThat(text(table)).isEqualTo("\ufeff\"a\"" + separator + "\"b\"\r\n1" + separator + "\"Krak\u00f3w\"\r\n");
    }

    @Test
    @DisplayName("reads back as it was written, a row for every line, with invisible characters escaped")
    void readsBack() {
        List<String> texts = HostileText.all().toList();
        CsvTable table = CsvTable.of(Locale.ROOT, List.of("first", "second"));
        texts.forEach(text -> table.row(List.of(text, "end")));
        List<List<String>> rows = read(text(table).substring(1), ',');
        assertThat(text(table).lines()).hasSize(texts.size() + 1);
        assertThat(rows).hasSize(texts.size() + 1).allMatch(row -> row.size() == 2);
        for (int i = 0; i < texts.size(); i++) {
            String shown = rows.get(i + 1).getFirst();
            assertThat(shown.equals("-75") || !FORMULA.matcher(shown).matches())
                    .as(shown)
                    .isTrue();
            assertThat(shown.replace("'", ""))
                    .isEqualTo(VisibleText.line(texts.get(i)).replace("'", ""));
        }
    }

    @Test
    @DisplayName("takes no ragged row")
    void ragged() {
        CsvTable table = CsvTable.of(Locale.ROOT, List.of("a", "b"));
        assertThatThrownBy(() -> table.row(List.of("1"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Reads as spreadsheets do: what follows a closing quote belongs to the cell, quotes included. */
    private static List<List<String>> read(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"' && !begun) {
                quoted = true;
                begun = true;
            } else if (c == separator || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                begun = false;
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (c != '\r') {
                cell.append(c);
                begun = true;
            }
        }
        if (begun || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
