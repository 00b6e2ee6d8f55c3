package io.github.tokenrevoker.connection;

import java.util.regex.Pattern;

/** An exception's own words, fit for a support ticket: one short line without names of Java classes. */
public final class TechnicalWords {
    private static final int MAX_LENGTH = 240;
    private static final int MAX_CAUSES = 16;
    private static final Pattern QUALIFIED_CLASS =
            Pattern.compile("\\b(?:[a-z_][\\w$]*\\.)+[A-Z][\\w$]*(?:\\.[A-Z][\\w$]*)*:?\\s*");
    private static final Pattern EXCEPTION = Pattern.compile("\\b[A-Z][\\w$]*(?:Exception|Error)\\b:?\\s*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}]+");

    private TechnicalWords() {}

    /** The words of the innermost cause that has any; never empty. */
    public static String of(Throwable failure) {
        String words = "";
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            String own = line(String.valueOf(cause.getMessage() == null ? "" : cause.getMessage()));
            words = own.isEmpty() ? words : own;
            cause = cause.getCause();
        }
        return words.isEmpty() ? "no further detail" : words;
    }

    /** A text as a single line of at most {@value #MAX_LENGTH} characters. */
    public static String line(String text) {
        String start = text.substring(0, Math.min(text.length(), 4 * MAX_LENGTH));
        String plain = UNPRINTABLE.matcher(start).replaceAll(" ");
        plain = QUALIFIED_CLASS.matcher(plain).replaceAll("");
        plain = EXCEPTION.matcher(plain).replaceAll("").strip();
        return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH - 1) + "\u2026";
    }
}
