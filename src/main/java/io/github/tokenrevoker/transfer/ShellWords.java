package io.github.tokenrevoker.transfer;

import java.util.ArrayList;
import java.util.List;

/** Splits a text as a POSIX shell would: quotes, backslashes, continued lines, comments. Runs nothing. */
final class ShellWords {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    static List<String> of(String text) {
        ShellWords shell = new ShellWords(text);
        shell.split();
        return List.copyOf(shell.words);
    }

    private void split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c) || c == ';' || c == '|' || c == '&' || c == '(' || c == ')') {
                end();
            } else if (c == '#' && !inWord) {
                skipComment();
            } else {
                inWord = true;
                take(c);
            }
        }
        end();
    }

    private void take(char c) {
        switch (c) {
            case '\'' -> takeUpTo('\'');
            case '"' -> takeUpTo('"');
            case '\\' -> takeEscaped();
            default -> word.append(c);
        }
    }

    private void takeUpTo(char quote) {
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && quote == '"' && at < text.length() && "\"\\$`\n".indexOf(text.charAt(at)) >= 0) {
                takeEscaped();
            } else {
                word.append(c);
            }
        }
        at++;
    }

    /** A backslash takes the meaning from what follows, and swallows the end of a line. */
    private void takeEscaped() {
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at++);
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        } else if (c != '\n') {
            word.append(c);
        }
        if (c == '\n' && word.isEmpty()) {
            inWord = false;
        }
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }
}
