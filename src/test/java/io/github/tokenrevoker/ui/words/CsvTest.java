package io.github.tokenrevoker.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An exported table")
class CsvTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"http://evil\")"})
    @DisplayName("has no cell that a spreadsheet would run:")
    void formulas(String text) {
        assertThat(Csv.cell(text)).startsWith("\"'").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "with, comma", "with \"quotes\"", "two\nlines", "Kraków"})
    @DisplayName("quotes every cell, and doubles the quotes inside:")
    void quoted(String text) {
        assertThat(Csv.cell(text)).isEqualTo("\"" + text.replace("\"", "\"\"") + "\"");
    }
}
