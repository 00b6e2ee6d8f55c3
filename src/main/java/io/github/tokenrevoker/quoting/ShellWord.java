package io.github.tokenrevoker.quoting;

import java.nio.charset.StandardCharsets;

/**
 * One word of a command for bash, zsh, ksh, or another shell of POSIX 2024: the shell passes on exactly the given text and
 * runs nothing in it.
 */
public final class ShellWord {
    private static final String PLAIN_SIGNS = "_-";

    private ShellWord() {}

    /**
     * Quotes a text. Invisible characters are written as octal escapes: a terminal acts on control characters while they
     * are pasted, whatever quotes stand around them. No argument can hold a NUL, which becomes U+FFFD.
     */
    public static String of(String text) {
        String value = text.replace('\0', '\uFFFD');
        if (!value.isEmpty() && value.chars().allMatch(ShellWord::isPlain)) {
            return value;
        }
        return VisibleText.isVisible(value) ? "'" + value.replace("'", "'\\''") + "'" : escaped(value);
    }

    /** A text for people inside a command, which no shell runs. Unlike a comment it works at the prompt of zsh too. */
    public static String note(String text) {
        return ": '# " + VisibleText.line(text).replace('\'', '\u2019') + "'";
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || PLAIN_SIGNS.indexOf(c) >= 0;
    }

    private static String escaped(String value) {
        StringBuilder word = new StringBuilder("$'");
        value.codePoints().forEach(character -> {
            if (character == '\'') {
                // Not as \': to a shell that does not know these quotes, it would end them, and run what follows.
                word.append("\\047");
            } else if (character == '\\') {
                word.append("\\134");
            } else if (VisibleText.isVisible(character)) {
                word.appendCodePoint(character);
            } else {
                for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
                    word.append(String.format("\\%03o", octet & 0xFF));
                }
            }
        });
        return word.append('\'').toString();
    }
}
