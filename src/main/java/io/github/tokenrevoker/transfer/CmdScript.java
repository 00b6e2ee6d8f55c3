package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Word.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a text into the commands of the Windows command prompt: carets, quotes, {@code %NAME%}. First as the prompt reads
 * a line, then as a program splits its arguments. Runs nothing, takes any text, and needs time in proportion to its length.
 */
final class CmdScript {
    /** Variables stand in a line as private characters while it is split, which are taken out of the text before. */
    private static final char FIRST_VARIABLE = '\uE000';

    private static final int MAX_VARIABLES = 1_000;
    private static final int MAX_NAME = 80;

    private final String text;
    private final Script script = new Script();
    private final StringBuilder line = new StringBuilder();
    private final List<String> variables = new ArrayList<>();
    private int at;

    private CmdScript(String text) {
        this.text = text;
    }

    static List<List<Word>> commands(String text) {
        CmdScript prompt = new CmdScript(text.replaceAll("[\\uE000-\\uF8FF\\r]", ""));
        prompt.read();
        return prompt.script.commands();
    }

    private void read() {
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n' || (!quoted && (c == '&' || c == '|'))) {
                quoted = false;
                endLine();
            } else if (c == '^' && !quoted) {
                escaped();
            } else if (c == '%') {
                variable();
            } else {
                quoted ^= c == '"';
                line.append(c);
            }
        }
        endLine();
    }

    /** A caret takes the meaning from what follows, and swallows the end of a line. */
    private void escaped() {
        if (at < text.length() && text.charAt(at++) != '\n') {
            line.append(text.charAt(at - 1));
        }
    }

    private void variable() {
        int end = text.indexOf('%', at);
        boolean named = end > at
                && end - at <= MAX_NAME
                && variables.size() < MAX_VARIABLES
                && text.substring(at, end).chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
        if (named) {
            line.append((char) (FIRST_VARIABLE + variables.size()));
            variables.add(text.substring(at, end));
            at = end + 1;
        } else {
            line.append('%');
        }
    }

    private void endLine() {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                script.word.add('"');
                i++;
            } else if (c == '"') {
                script.word.begin();
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    script.word.add('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && Character.isWhitespace(c)) {
                script.endWord();
            } else if (c >= FIRST_VARIABLE && c < FIRST_VARIABLE + MAX_VARIABLES) {
                script.word.add(new Part.Variable(variables.get(c - FIRST_VARIABLE), Optional.empty()));
            } else {
                script.word.add(c);
            }
        }
        line.setLength(0);
        script.endCommand();
    }
}
