package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Word.Part;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into the commands of a shell like sh, bash, zsh or fish: quotes, escapes, continued lines, comments,
 * operators, redirections, here-documents, variables, command substitutions. Runs nothing, takes any text, and needs time
 * in proportion to its length.
 */
final class PosixScript {
    private static final int MAX_DEPTH = 8;

    /** With a value or a complaint for where it is not set, or without a slash at its end; all else changes the value. */
    private static final Pattern EXPANSION =
            Pattern.compile("([A-Za-z_]\\w*)(?::?[-=](.*)|:?\\?.*|%{1,2}/)?", Pattern.DOTALL);

    private static final Pattern CHANGED = Pattern.compile("[!#]?([A-Za-z_]\\w{0,80}).*", Pattern.DOTALL);

    private final String text;
    private final int depth;
    private final Script script = new Script();
    private final Queue<String> hereDocuments = new ArrayDeque<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private int at;

    private PosixScript(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    /** The commands in their order; those inside a substitution come before the one that they are in. */
    static List<List<Word>> commands(String text) {
        return commands(text, 0);
    }

    private static List<List<Word>> commands(String text, int depth) {
        PosixScript shell = new PosixScript(text, depth);
        while (shell.hasNext()) {
            shell.take(shell.next());
        }
        return shell.script.commands();
    }

    private boolean hasNext() {
        return at < text.length();
    }

    private char next() {
        return text.charAt(at++);
    }

    private boolean follows(char c) {
        return hasNext() && text.charAt(at) == c;
    }

    private void take(char c) {
        switch (c) {
            case '\n' -> {
                script.endCommand();
                skipHereDocuments();
            }
            case ' ', '\t', '\r' -> script.endWord();
            case ';', '|', '(', ')' -> script.endCommand();
            case '&' -> {
                if (!follows('>')) {
                    script.endCommand();
                }
            }
            case '<', '>' -> redirect(c);
            case '#' -> {
                if (script.word.isBegun()) {
                    script.word.add(c);
                } else {
                    skipComment();
                }
            }
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '`' -> substitution(upTo('`'));
            case '$' -> dollar(false);
            case '\\' -> escaped();
            default -> script.word.add(c);
        }
    }

    private void skipComment() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void singleQuoted() {
        script.word.begin();
        script.word.add(upTo('\''));
    }

    /** What stands before the next such character, or all the rest; goes on behind it. */
    private String upTo(char end) {
        int found = text.indexOf(end, at);
        String inner = text.substring(at, found < 0 ? text.length() : found);
        at = found < 0 ? text.length() : found + 1;
        return inner;
    }

    private void doubleQuoted() {
        script.word.begin();
        while (hasNext()) {
            char c = next();
            switch (c) {
                case '"' -> {
                    return;
                }
                case '$' -> dollar(true);
                case '`' -> substitution(upTo('`'));
                case '\\' -> {
                    if (hasNext() && "\"\\$`\r\n".indexOf(text.charAt(at)) >= 0) {
                        escaped();
                    } else {
                        script.word.add(c);
                    }
                }
                default -> script.word.add(c);
            }
        }
    }

    /** A backslash takes the meaning from what follows, and swallows the end of a line. */
    private void escaped() {
        if (follows('\r') && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
            at += 2;
        } else if (follows('\n')) {
            at++;
        } else if (hasNext()) {
            script.word.add(next());
        }
    }

    private void dollar(boolean inQuotes) {
        if (follows('(')) {
            at++;
            substitution(parenthesised());
        } else if (follows('{')) {
            at++;
            expansion(upTo('}'));
        } else if (follows('\'') && !inQuotes) {
            at++;
            script.word.begin();
            ansiQuoted();
        } else if (hasNext() && isNameStart(text.charAt(at))) {
            int start = at;
            while (hasNext() && isNamePart(text.charAt(at))) {
                at++;
            }
            script.word.add(new Part.Variable(text.substring(start, at), Optional.empty()));
        } else if (!(follows('"') && !inQuotes)) {
            script.word.add('$');
        }
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || (c >= '0' && c <= '9');
    }

    private void expansion(String inner) {
        Matcher known = EXPANSION.matcher(inner);
        script.word.add(
                known.matches()
                        ? new Part.Variable(
                                known.group(1),
                                Optional.ofNullable(known.group(2)).filter(fallback -> !fallback.contains("$")))
                        : changed(inner));
    }

    /** A value that the shell would make of a variable; its name is none that a text can set. */
    private static Part changed(String inner) {
        Matcher named = CHANGED.matcher(inner);
        return named.matches()
                ? new Part.Variable("{" + named.group(1) + "\u2026}", Optional.empty())
                : new Part.Output();
    }

    private void substitution(String inner) {
        script.word.add(new Part.Output());
        if (depth < MAX_DEPTH) {
            script.addAll(commands(inner, depth + 1));
        }
    }

    /** What stands before the parenthesis that closes the one just read, or all the rest; goes on behind it. */
    private String parenthesised() {
        int start = at;
        int open = 1;
        char quote = 0;
        while (hasNext()) {
            char c = next();
            if (c == '\\' && quote != '\'') {
                at = Math.min(at + 1, text.length());
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return text.substring(start, at - 1);
            }
        }
        return text.substring(start, at);
    }

    private void redirect(char c) {
        if (script.word.isNumber()) {
            script.word.take();
        }
        if (follows('(')) {
            at++;
            substitution(parenthesised());
            return;
        }
        script.endWord();
        if (c == '<' && follows('<')) {
            at++;
            if (follows('<')) {
                at++;
                script.dropNext();
            } else {
                hereDocuments.add(delimiter());
            }
            return;
        }
        while (hasNext() && ">&|".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        script.dropNext();
    }

    private String delimiter() {
        while (hasNext() && "- \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        StringBuilder delimiter = new StringBuilder();
        while (hasNext() && " \t\r\n;|&()<>".indexOf(text.charAt(at)) < 0) {
            char c = next();
            if (c != '\'' && c != '"' && c != '\\') {
                delimiter.append(c);
            }
        }
        return delimiter.toString();
    }

    private void skipHereDocuments() {
        while (!hereDocuments.isEmpty()) {
            String end = hereDocuments.remove();
            String line;
            do {
                line = upTo('\n').strip();
            } while (hasNext() && !line.equals(end));
        }
    }

    /** The quotes of {@code $'…'}, in which a backslash writes any character. */
    private void ansiQuoted() {
        while (hasNext()) {
            char c = next();
            if (c == '\'') {
                break;
            }
            if (c == '\\' && hasNext()) {
                ansiEscape(next());
            } else {
                add(c);
            }
        }
        endOctets();
    }

    private void add(char c) {
        endOctets();
        script.word.add(c);
    }

    /** Escapes of octets write a character of several octets one by one. */
    private void endOctets() {
        if (octets.size() > 0) {
            script.word.add(octets.toString(StandardCharsets.UTF_8));
            octets.reset();
        }
    }

    private void ansiEscape(char c) {
        switch (c) {
            case 'n' -> add('\n');
            case 't' -> add('\t');
            case 'r' -> add('\r');
            case 'a', 'b', 'f', 'v' -> add(' ');
            case 'e', 'E' -> add('\u001b');
            case 'x' -> octets.write(coded(16, 2));
            case 'u' -> addCharacter(coded(16, 4));
            case 'U' -> addCharacter(coded(16, 8));
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                octets.write(coded(8, 3));
            }
            default -> add(c);
        }
    }

    private void addCharacter(int code) {
        endOctets();
        script.word.add(Character.isValidCodePoint(code) ? Character.toString(code) : "\uFFFD");
    }

    private int coded(int radix, int maxDigits) {
        int code = 0;
        for (int digits = 0; digits < maxDigits && hasNext(); digits++) {
            int digit = Character.digit(text.charAt(at), radix);
            if (digit < 0) {
                break;
            }
            code = code * radix + digit;
            at++;
        }
        return code;
    }
}
