package io.github.tokenrevoker.quoting;

/**
 * Text from servers, tokens and files with every invisible character replaced by a visible escape such as
 * {@code \u202E}: control characters, line breaks, bidirectional marks, zero-width and unassigned characters. The result
 * cannot add a line or reorder the text around it by a mark. Visible letters of any script stay as they are.
 */
public final class VisibleText {
    private VisibleText() {}

    /** Returns the text as a single line; line breaks and tabs are escaped too. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Returns the text with its line feeds and tabs; carriage returns are dropped. */
    public static String block(String text) {
        return escaped(text, true);
    }

    /** Returns whether a single line of this text shows everything that is in it. */
    public static boolean isVisible(String text) {
        return text.codePoints().allMatch(VisibleText::isVisible);
    }

    /** Returns whether a reader can see this character, or a blank in its place. */
    static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isEmptyLetter(character);
        };
    }

    /** Letters and marks without any shape: Hangul fillers, the grapheme joiner, the empty Braille pattern. */
    private static boolean isEmptyLetter(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    private static String escaped(String text, boolean keepLayout) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean layout = keepLayout && (character == '\n' || character == '\t');
            if (layout || isVisible(character)) {
                visible.appendCodePoint(character);
            } else if (character != '\r' || !keepLayout) {
                visible.append(String.format("\\u%04X", character));
            }
        });
        return visible.toString();
    }
}
