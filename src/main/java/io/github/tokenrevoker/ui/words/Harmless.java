package io.github.tokenrevoker.ui.words;

/**
 * Texts from servers and files, fit to be shown: what would be invisible, would reorder its surroundings or break lines
 * becomes a visible escape.
 */
public final class Harmless {
    private Harmless() {}

    /** For a single line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** For a text area: line feeds and tabs stay. */
    public static String block(String text) {
        return escaped(text, true);
    }

    /** A single line of at most so many characters, with an ellipsis where it was longer. */
    public static String line(String text, int length) {
        String line = line(text.length() > length ? text.substring(0, length) : text);
        return text.length() > length ? line + "\u2026" : line;
    }

    private static String escaped(String text, boolean keepLayout) {
        StringBuilder harmless = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean layout = keepLayout && (c == '\n' || c == '\t');
            if (layout || (c != '\r' && isHarmless(c))) {
                harmless.appendCodePoint(c);
            } else if (c != '\r' || !keepLayout) {
                harmless.append(String.format("\\u%04X", c));
            }
        });
        return harmless.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
