package io.github.tokenrevoker.host;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Writes the lines of {@code idna.txt} from the data of the ICU library. Its main method prints the whole file: run it after an
 * update of ICU to the Unicode version of the JDK.
 */
final class IdnaTableSource {
    private static final Normalizer2 UTS46 = Normalizer2.getInstance(null, "uts46", Normalizer2.Mode.COMPOSE);
    private static final int VIRAMA = 9;

    private final List<String> lines = new ArrayList<>();

    private IdnaTableSource() {}

    static void main() {
        System.out.println("""
                # What Unicode Technical Standard 46 says of each character, and what its rules need besides.
                # Unicode %s, from the data of ICU4J 77.1 (2025-03), by IdnaTableSource. Licence: Unicode-3.0.
                # valid FIRST LAST: may stand in a name. mapped FIRST LAST LETTERS...: each is replaced by these, or ignored.
                # shifted FIRST LAST DISTANCE: each is replaced by the letter so far behind it. Everything else is forbidden.
                # joining FIRST LAST TYPE: how a letter connects. virama FIRST LAST: a joiner may follow.\
                """.formatted(UCharacter.getUnicodeVersion()));
        lines().forEach(System.out::println);
    }

    static List<String> lines() {
        IdnaTableSource source = new IdnaTableSource();
        source.ranges(IdnaTableSource::mapping);
        source.ranges(IdnaTableSource::joining);
        source.ranges(letter -> UCharacter.getCombiningClass(letter) == VIRAMA ? "virama|" : "");
        return source.lines;
    }

    private void ranges(IntFunction<String> kind) {
        int first = 0x80;
        String current = "";
        for (int letter = 0x80; letter <= Character.MAX_CODE_POINT + 1; letter++) {
            String next = letter > Character.MAX_CODE_POINT ? "" : kind.apply(letter);
            if (next.equals(current)) {
                continue;
            }
            if (!current.isEmpty()) {
                String[] parts = current.split("\\|", -1);
                lines.add("%s %04X %04X %s"
                        .formatted(parts[0], first, letter - 1, parts[1])
                        .stripTrailing());
            }
            current = next;
            first = letter;
        }
    }

    private static String mapping(int letter) {
        boolean surrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        String mapped = surrogate ? "\ufffd" : UTS46.normalize(Character.toString(letter));
        if (mapped.contains("\ufffd")) {
            return "";
        }
        if (mapped.equals(Character.toString(letter))) {
            return "valid|";
        }
        if (mapped.codePointCount(0, mapped.length()) == 1) {
            return "shifted|" + (mapped.codePointAt(0) - letter);
        }
        return "mapped|" + mapped.codePoints().mapToObj("%04X"::formatted).collect(Collectors.joining(" "));
    }

    private static String joining(int letter) {
        return switch (UCharacter.getIntPropertyValue(letter, UProperty.JOINING_TYPE)) {
            case JoiningType.LEFT_JOINING -> "joining|LEFT";
            case JoiningType.DUAL_JOINING -> "joining|DUAL";
            case JoiningType.RIGHT_JOINING -> "joining|RIGHT";
            case JoiningType.TRANSPARENT -> "joining|TRANSPARENT";
            default -> "";
        };
    }
}
