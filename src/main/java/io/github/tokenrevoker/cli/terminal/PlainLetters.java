package io.github.tokenrevoker.cli.terminal;

import java.nio.charset.CharsetEncoder;
import java.util.Map;

/** Letters that a terminal without Unicode can show, in the place of those that it cannot. */
final class PlainLetters {
    private static final Map<Integer, String> PLAIN = Map.of(
            0x2192, "->",
            0x2019, "'",
            0x2018, "'",
            0x201C, "\"",
            0x201D, "\"",
            0x2026, "...",
            0x00B7, "-",
            0x2013, "-",
            0x2014, "-",
            0x00A0, " ");

    private PlainLetters() {}

    /** The text with what the encoder cannot write in plain letters, or as an escape. */
    static String of(String text, CharsetEncoder encoder) {
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            String letter = Character.toString(character);
            plain.append(
                    encoder.canEncode(letter)
                            ? letter
                            : PLAIN.getOrDefault(character, String.format("\\u%04X", character)));
        });
        return plain.toString();
    }
}
