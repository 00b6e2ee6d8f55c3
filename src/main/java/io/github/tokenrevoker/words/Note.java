package io.github.tokenrevoker.words;

import io.github.tokenrevoker.token.Finding;

/**
 * One sentence with its level. Several notes are several rows, never a paragraph.
 *
 * @param text the sentence without its level
 */
public record Note(Level level, String text) {
    private static final Texts TEXTS = Texts.of(Note.class);

    /** How much a note weighs; the heaviest first. */
    public enum Level {
        /** Nothing can be sent. */
        BLOCKS,
        /** Something did not work, or what was entered is wrong. The sentence says so by itself. */
        FAILS,
        WARNS,
        INFORMS,
        /** Something is as it should be. */
        CONFIRMS,
        /** A plain statement, such as what a token is. */
        STATES;

        static Level of(Finding.Level level) {
            return switch (level) {
                case BLOCKS -> BLOCKS;
                case WARNS -> WARNS;
                case INFORMS -> INFORMS;
            };
        }
    }

    /** Returns a plain statement. */
    public static Note stating(String text) {
        return new Note(Level.STATES, text);
    }

    /** Returns the sentence with its level in words, for where neither icon nor color is seen. */
    public String spoken() {
        return switch (level) {
            case BLOCKS, WARNS, INFORMS -> TEXTS.get("level." + level, text);
            case FAILS, CONFIRMS, STATES -> text;
        };
    }
}
