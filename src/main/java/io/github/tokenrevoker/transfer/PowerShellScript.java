package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.transfer.Word.Part;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into the commands of PowerShell: quotes, backticks, variables, comments, and tables, each of which becomes
 * one word of {@code name: value} lines. Runs nothing, takes any text, and needs time in proportion to its length.
 */
final class PowerShellScript {
    private static final int MAX_DEPTH = 8;
    private static final Pattern VARIABLE =
            Pattern.compile("\\s*\\$?\\{?(?:env:|global:|script:)?(\\w+)}?\\s*", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final int depth;
    private final boolean inTable;
    private final Script script = new Script();
    private int at;

    private PowerShellScript(String text, int depth, boolean inTable) {
        this.text = text;
        this.depth = depth;
        this.inTable = inTable;
    }

    static List<List<Word>> commands(String text) {
        return commands(text, 0, false);
    }

    private static List<List<Word>> commands(String text, int depth, boolean inTable) {
        PowerShellScript shell = new PowerShellScript(text, depth, inTable);
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
            case '\n', ';', '|', '{', '}' -> script.endCommand();
            case ' ', '\t', '\r', '(', ')', ',' -> script.endWord();
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '$' -> dollar();
            case '`' -> escaped();
            case '@' -> at();
            case '=' -> equalsSign();
            case '#' -> {
                if (script.word.isBegun()) {
                    script.word.add(c);
                } else {
                    skipTo("\n");
                }
            }
            case '<' -> {
                if (follows('#')) {
                    skipTo("#>");
                } else {
                    script.word.add(c);
                }
            }
            default -> script.word.add(c);
        }
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + (end.equals("\n") ? 0 : end.length());
    }

    private void singleQuoted() {
        script.word.begin();
        while (hasNext()) {
            char c = next();
            if (c == '\'' && !follows('\'')) {
                return;
            }
            if (c == '\'') {
                at++;
            }
            script.word.add(c);
        }
    }

    private void doubleQuoted() {
        script.word.begin();
        while (hasNext()) {
            char c = next();
            if (c == '"' && !follows('"')) {
                return;
            }
            switch (c) {
                case '"' -> {
                    at++;
                    script.word.add(c);
                }
                case '`' -> {
                    if (hasNext()) {
                        script.word.add(next());
                    }
                }
                case '$' -> dollar();
                default -> script.word.add(c);
            }
        }
    }

    private void escaped() {
        if (follows('\r')) {
            at++;
        }
        if (follows('\n')) {
            at++;
            script.endWord();
        } else if (hasNext()) {
            script.word.add(next());
        }
    }

    private void dollar() {
        if (follows('(') || follows('{')) {
            char open = next();
            String inner = enclosed(open, open == '(' ? ')' : '}');
            Matcher variable = VARIABLE.matcher(inner);
            if (variable.matches()) {
                script.word.add(new Part.Variable(variable.group(1), Optional.empty()));
            } else {
                script.word.add(new Part.Output());
                if (depth < MAX_DEPTH) {
                    script.addAll(commands(inner, depth + 1, false));
                }
            }
            return;
        }
        int start = at;
        while (hasNext() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || isScope(start))) {
            at++;
        }
        Matcher variable = VARIABLE.matcher(text.substring(start, at));
        if (variable.matches()) {
            script.word.add(new Part.Variable(variable.group(1), Optional.empty()));
        } else {
            script.word.add("$" + text.substring(start, at));
        }
    }

    /** Whether the colon at this place belongs to a name such as {@code env:TOKEN}. */
    private boolean isScope(int start) {
        return text.charAt(at) == ':'
                && at + 1 < text.length()
                && Character.isLetter(text.charAt(at + 1))
                && at - start <= 6
                && text.substring(start, at).matches("(?i)env|global|script");
    }

    /** What stands before the bracket that closes the one just read, or all the rest; goes on behind it. */
    private String enclosed(char open, char close) {
        int start = at;
        int level = 1;
        char quote = 0;
        while (hasNext()) {
            char c = next();
            if (c == '`' && quote != '\'') {
                at = Math.min(at + 1, text.length());
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == open) {
                level++;
            } else if (c == close && --level == 0) {
                return text.substring(start, at - 1);
            }
        }
        return text.substring(start, at);
    }

    private void at() {
        if (follows('{')) {
            at++;
            table(enclosed('{', '}'));
        } else if (follows('\'') || follows('"')) {
            String end = "\n" + next() + "@";
            int found = text.indexOf(end, at);
            script.word.begin();
            script.word.add(
                    text.substring(at, found < 0 ? text.length() : found).strip());
            at = found < 0 ? text.length() : found + end.length();
        } else {
            script.word.add('@');
        }
    }

    private void table(String inner) {
        script.word.begin();
        if (depth >= MAX_DEPTH) {
            return;
        }
        for (List<Word> entry : commands(inner, depth + 1, true)) {
            if (entry.size() > 2 && entry.get(1).written().equals("=")) {
                script.word.add(entry.getFirst());
                script.word.add(": ");
                script.word.add(joined(entry.subList(2, entry.size())));
                script.word.add('\n');
            }
        }
    }

    /** One word of several that plus signs join. */
    static Word joined(List<Word> words) {
        Word.Builder joined = new Word.Builder();
        words.stream().filter(word -> !word.written().equals("+")).forEach(joined::add);
        return joined.take();
    }

    private void equalsSign() {
        boolean afterName = script.word.isBegun() && (script.size() == 0) && (inTable || script.word.isVariable());
        boolean alone = !script.word.isBegun() && script.size() == 1 && (inTable || script.beginsWithVariable());
        if (afterName || alone) {
            script.endWord();
            script.word.add('=');
            script.endWord();
        } else {
            script.word.add('=');
        }
    }
}
