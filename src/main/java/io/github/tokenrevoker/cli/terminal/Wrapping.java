package io.github.tokenrevoker.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines between words, so that none is wider than the terminal. */
public final class Wrapping {
    /** A terminal narrower than that breaks lines by itself. */
    private static final int MIN_WIDTH = 20;

    private Wrapping() {}

    /**
     * Returns the text in lines of at most {@code width} characters. A word that is longer has a line of its own: broken, it
     * could not be copied. Lines that follow a broken one begin with {@code indent} blanks more than it.
     */
    public static List<String> lines(String text, int width, int indent) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            wrap(line, Math.max(MIN_WIDTH, width), indent, lines);
        }
        return lines;
    }

    private static void wrap(String line, int width, int indent, List<String> lines) {
        int begins = 0;
        while (begins < line.length() && line.charAt(begins) == ' ') {
            begins++;
        }
        String margin = " ".repeat(begins);
        StringBuilder current = new StringBuilder(margin);
        boolean isEmpty = true;
        for (String word : line.strip().split(" ", -1)) {
            if (!isEmpty && columns(current) + 1 + columns(word) > width) {
                lines.add(current.toString());
                current = new StringBuilder(margin).repeat(' ', indent);
                isEmpty = true;
            }
            current.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        lines.add(current.toString().stripTrailing());
    }

    private static int columns(CharSequence text) {
        return (int) text.codePoints().filter(Wrapping::takesColumn).count();
    }

    /** Marks stand on the letter before them. */
    private static boolean takesColumn(int character) {
        int type = Character.getType(character);
        return type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK && type != Character.FORMAT;
    }
}
