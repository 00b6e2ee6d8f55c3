package io.github.tokenrevoker.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ibm.icu.text.IDNA;
import io.github.tokenrevoker.host.UnusableNameException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An internationalised host name")
class InternationalNameTest {
    private static final IDNA BROWSERS = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);
    private static final String REFUSED = "refused";

    @ParameterizedTest(name = "{0} is looked up as {1}")
    @CsvSource({
        "straße.example.org, xn--strae-oqa.example.org",
        "STRASSE.example.org, strasse.example.org",
        "Straẞe.example.org, xn--strae-oqa.example.org",
        "faß.de, xn--fa-hia.de",
        "βόλος.com, xn--nxasmm1c.com",
        "zażółć.example.pl, xn--za-6ja4f8n1l.example.pl",
        "ZAŻÓŁĆ.example.pl, xn--za-6ja4f8n1l.example.pl",
        "bücher.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "例え。テスト, xn--r8jz45g.xn--zckzah",
        "ｏｎｅｚｏｎｅ．example, onezone.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "one\u00adzone.example, onezone.example",
        "r3---sn-abc.example, r3---sn-abc.example",
        "نامه\u200cای.com, xn--mgba3gch31f060k.com",
        "☕.example, xn--53h.example",
    })
    void isReadAsBrowsersDo(String typed, String ascii) throws UnusableNameException {
        assertThat(InternationalName.toAscii(typed)).isEqualTo(ascii);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
        "one..example, EMPTY_LABEL",
        ".example, EMPTY_LABEL",
        "one_zone.example, FORBIDDEN_CHARACTER",
        "'a,b.example', FORBIDDEN_CHARACTER",
        "one\u202ezone.example, FORBIDDEN_CHARACTER",
        "℀.example, FORBIDDEN_CHARACTER",
        "evil／path.example, FORBIDDEN_CHARACTER",
        "-ünder.example, HYPHEN",
        "plain-.example, HYPHEN",
        "ab--ü.example, HYPHEN",
        "xn--ü.example, HYPHEN",
        "\u0301accent.example, LEADING_MARK",
        "a\u200cb.example, JOINER",
        "a\u200db.example, JOINER",
        "אבa.example, DIRECTION",
        "1א.example, DIRECTION",
        "xn--99.example, BAD_ENCODING",
        "xn--example-.com, BAD_ENCODING",
        "xn---0x0a.com, BAD_ENCODING",
        "xn--999999999999999.example, BAD_ENCODING",
    })
    void isRefusedByItsRule(String typed, Reason reason) {
        assertThat(catchThrowableOfType(UnusableNameException.class, () -> InternationalName.toAscii(typed))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    @DisplayName("is refused when a label or the whole is too long as it is sent, not as it is typed")
    void length() throws UnusableNameException {
        assertThat(InternationalName.toAscii("a".repeat(63) + ".example")).hasSize(71);
        assertThat(refusal("a".repeat(64) + ".example")).isEqualTo(Reason.LABEL_TOO_LONG);
        assertThat(refusal("ü".repeat(60) + ".example")).isEqualTo(Reason.LABEL_TOO_LONG);
        assertThat(refusal(("a".repeat(60) + ".").repeat(5) + "org")).isEqualTo(Reason.NAME_TOO_LONG);
        assertThat(refusal("\u00ad".repeat(1_000_000))).isEqualTo(Reason.NAME_TOO_LONG);
    }

    private static Reason refusal(String typed) {
        return catchThrowableOfType(UnusableNameException.class, () -> InternationalName.toAscii(typed))
                .reason();
    }

    @Test
    @DisplayName("is shown with its own letters, and as it is where it does not decode")
    void readable() {
        assertThat(InternationalName.toUnicode("xn--strae-oqa.example.org")).isEqualTo("straße.example.org");
        assertThat(InternationalName.toUnicode("xn--99.example")).isEqualTo("xn--99.example");
    }

    @Test
    @DisplayName("is read from a table that says what the ICU library says of every character")
    void table() throws IOException {
        var resource = Objects.requireNonNull(InternationalName.class.getResourceAsStream("idna.txt"));
        try (var reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
            assertThat(reader.lines().filter(line -> !line.startsWith("#")).toList())
                    .isEqualTo(IdnaTableSource.lines());
        }
    }

    @Test
    @DisplayName("is read and refused as the ICU library does it, character by character")
    void everyCharacter() {
        List<String> differences = new ArrayList<>();
        for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter += letter < 0x3400 ? 1 : 97) {
            if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
                String one = Character.toString(letter);
                compare("a" + one + "z", differences);
                compare("א" + one, differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    @DisplayName("is read and refused as the ICU library does it, in whatever order its characters stand")
    void mixtures() {
        String pool = "ab0-.\u200c\u200dאבگيا٣۳\u0301\u094d\u0915ßς。ÜüxnXN--ẞ\u06cd\u0640🙂\u1104\u1161\u11a8";
        int[] letters = pool.codePoints().toArray();
        Random random = new Random(46);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            StringBuilder name = new StringBuilder(random.nextInt(6) == 0 ? "xn--" : "");
            for (int length = random.nextInt(1, 9); length > 0; length--) {
                name.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            compare(name.toString(), differences);
        }
        assertThat(differences).isEmpty();
    }

    private static void compare(String name, List<String> differences) {
        String own = ours(name);
        String theirs = browsers(name);
        if (!own.equals(theirs) && differences.size() < 20) {
            String codes = String.join(
                    " ", name.codePoints().mapToObj("%04X"::formatted).toList());
            differences.add(codes + ": " + own + ", not " + theirs);
        }
    }

    private static String ours(String name) {
        try {
            return InternationalName.toAscii(name);
        } catch (UnusableNameException _) {
            return REFUSED;
        }
    }

    private static String browsers(String name) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        BROWSERS.nameToASCII(name, ascii, info);
        var errors = info.getErrors();
        boolean onlyAscii = ascii.toString().equals(InternationalName.toUnicode(ascii.toString()));
        if (onlyAscii && !ascii.toString().contains("xn--")) {
            // Real hosts have names such as r3---sn-abc, and browsers call them.
            errors.remove(IDNA.Error.HYPHEN_3_4);
        }
        String result = ascii.toString();
        return errors.isEmpty() ? (result.endsWith(".") ? result.substring(0, result.length() - 1) : result) : REFUSED;
    }
}
