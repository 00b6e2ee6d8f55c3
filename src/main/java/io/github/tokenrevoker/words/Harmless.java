package io.github.tokenrevoker.words;

import io.github.tokenrevoker.quoting.VisibleText;

/**
 * Texts from servers, tokens and files, fit to be shown in the window: what is invisible becomes a visible escape, and what
 * is written from right to left keeps its place among the words around it.
 */
public final class Harmless {
    /** Ends the influence of right-to-left letters on the numbers and signs beside them. */
    private static final String LEFT_TO_RIGHT_MARK = "\u200E";

    private Harmless() {}

    /** For a single line. */
    public static String line(String text) {
        return isolated(VisibleText.line(text));
    }

    /** For a text area: line feeds and tabs stay. */
    public static String block(String text) {
        return VisibleText.block(text);
    }

    /** A single line of at most so many characters, with an ellipsis where it was longer. */
    public static String line(String text, int length) {
        if (text.length() <= length) {
            return line(text);
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return isolated(VisibleText.line(text.substring(0, end)) + "\u2026");
    }

    private static String isolated(String line) {
        return line.codePoints().anyMatch(Harmless::isRightToLeft)
                ? LEFT_TO_RIGHT_MARK + line + LEFT_TO_RIGHT_MARK
                : line;
    }

    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
    }
}
