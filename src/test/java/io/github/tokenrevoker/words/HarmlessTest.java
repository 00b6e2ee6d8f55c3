package io.github.tokenrevoker.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tokenrevoker.quoting.HostileText;
import java.text.Bidi;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A foreign value in the window")
class HarmlessTest {
    private static final String AFTER = " (id 7) 3 \u2192 4";

    @Test
    @DisplayName("does not reorder what stands around it, whatever it holds")
    void keepsOrder() {
        assertThat(HostileText.all()).allSatisfy(text -> {
            String line = "Provider " + Harmless.line(text) + AFTER;
            Bidi bidi = new Bidi(line, Bidi.DIRECTION_LEFT_TO_RIGHT);
            for (int i = line.length() - AFTER.length(); i < line.length(); i++) {
                assertThat(bidi.getLevelAt(i)).as(line).isZero();
            }
        });
    }

    @Test
    @DisplayName("keeps the letters of a right-to-left name")
    void rightToLeft() {
        assertThat(Harmless.line("\u05d0\u05d1 12")).contains("\u05d0\u05d1 12");
        assertThat(Harmless.line("Krak\u00f3w")).isEqualTo("Krak\u00f3w");
    }

    @Test
    @DisplayName("is shortened without half a character")
    void shortened() {
        assertThat(Harmless.line("a\ud83d\ude00b", 2)).isEqualTo("a\u2026");
    }
}
