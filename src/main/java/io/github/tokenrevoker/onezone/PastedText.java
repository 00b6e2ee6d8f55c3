package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.onezone.UnusableTokenException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the one token in a text that people paste: wrapped over lines by a terminal or a mail program, quoted, coloured, in
 * JSON, behind the name of a variable or a header, several times in a row. Takes time in proportion to the text's length.
 */
public final class PastedText {
    /** The length of the longest token that Onezone reads, in characters. */
    static final int MAX_TOKEN = 1 << 20;

    /** Longer texts are not read, however the token in them is wrapped. */
    private static final int MAX_TEXT = 4 * MAX_TOKEN;

    /** A header's name in an option in a variable has fewer. */
    private static final int MAX_PREFIXES = 8;

    private static final String BLANK = "[\\s\\u00a0]";
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    /** Control sequences of terminals: colours, links, clearing to the end of a line. */
    private static final Pattern TERMINAL_CODES =
            Pattern.compile("\\x1b(?:\\[[0-?]*+[ -/]*+[@-~]|\\][^\\x07\\x1b]*+(?:\\x07|\\x1b\\\\))");

    private static final Pattern ESCAPED_BREAKS = Pattern.compile("(?:\\\\[nr])+(?=[\"']*+$)");
    private static final Pattern CODE_FENCE = Pattern.compile("```\\w*+");
    private static final Pattern UNEXPANDED = Pattern.compile("\\$\\{?\\w{1,80}}?|%\\w{1,80}%|\\$\\(.*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMMENT = Pattern.compile("\\s#");
    private static final Pattern MAIL_QUOTES = Pattern.compile("^(?:>" + BLANK + "*+)++");
    private static final Pattern JSON = Pattern.compile(
            "\"(?:token|access_?token|x-auth-token)\"\\s*+:\\s*+\"([^\"]*+)\"", Pattern.CASE_INSENSITIVE);

    /** A command that sets a variable, then the name of a variable, a header or a field with its sign. */
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:-" + BLANK + "+)?(?:(?:export|declare|readonly|local|setx?|env|arg|let|const|var)" + BLANK
                    + "+(?:-\\w+" + BLANK + "+)?|environment=|-H" + BLANK
                    + "*|--header[\\s=]+|\\$env:|\\$)?[\"'`]?" + BLANK
                    + "*(?=[\\w.-]{0,80}(?:token|key|auth|macaroon|secret))[\\w.-]{1,80}[\"']?" + BLANK + "*[:=]"
                    + BLANK
                    + "*"
                    + "|^set" + BLANK + "+(?:-\\w+" + BLANK + "+)+\\w{1,80}" + BLANK + "+"
                    + "|^setenv" + BLANK + "+\\w{1,80}" + BLANK + "+"
                    + "|^bearer:?(?:" + BLANK + "+|$)",
            Pattern.CASE_INSENSITIVE);

    /** How every token of Onedata's own begins, a service's mark in front or not. */
    private static final Pattern ONEDATA = Pattern.compile("^(?:o[pz][wp]-)?MD");

    /**
     * The letters that stand for {@code 00…location} where a token of Onedata begins, in Base64 or in its Base62, where two
     * letters may stand for one.
     */
    private static final Pattern BEGINNING = Pattern.compile("(?:o[pz][wp]-)?MDA[0-9A-Za-z]{5,9}Y2F00?aW9u");

    private static final Pattern OF_TOKENS = Pattern.compile("[A-Za-z0-9+/=_-]*+");

    /** What was put right in a pasted text; each has its own words in the window. */
    public enum Remark {
        /** Several lines were joined. */
        JOINED,
        /** The same token stood there twice, or more often. */
        TWICE
    }

    private PastedText() {}

    /**
     * Returns the serialized token in a text: visible ASCII of 1 to {@value #MAX_TOKEN} characters.
     *
     * @param remarks receives what was corrected
     * @throws UnusableTokenException with the reason, when what remains can't be sent in a header
     */
    static String token(String text, Set<Remark> remarks) throws UnusableTokenException {
        if (text.length() > MAX_TEXT) {
            throw new UnusableTokenException(Reason.TOO_LARGE);
        }
        String serialized = once(joined(ofToken(lines(visible(text))), remarks), remarks);
        check(serialized);
        return serialized;
    }

    /**
     * Without the codes of terminals, the backslashes of quotes inside a string, and soft hyphens, zero-width characters and
     * the like, which programs put where a line may break.
     */
    private static String visible(String pasted) {
        String text = TERMINAL_CODES.matcher(pasted).replaceAll("").replace("\\\"", "\"");
        boolean plain = text.chars().noneMatch(c -> Character.getType(c) == Character.FORMAT);
        return plain
                ? text
                : text.chars()
                        .filter(c -> Character.getType(c) != Character.FORMAT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** The lines that have anything of the token in them, with all that is around it taken off. */
    private static List<String> lines(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("{")) {
            Matcher field = JSON.matcher(stripped);
            if (field.find()) {
                stripped = field.group(1);
            }
        }
        List<String> raw = LINE_BREAK
                .splitAsStream(stripped)
                .map(line -> MAIL_QUOTES.matcher(line.strip()).replaceFirst("").strip())
                .filter(line -> !line.isEmpty() && !CODE_FENCE.matcher(line).matches())
                .collect(Collectors.toCollection(ArrayList::new));
        undoQuotedPrintable(raw);
        return raw.stream()
                .map(PastedText::bare)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** In a mail's source every line but the last of a long word ends with an equals sign. */
    private static void undoQuotedPrintable(List<String> lines) {
        boolean encoded =
                lines.size() > 1 && lines.subList(0, lines.size() - 1).stream().allMatch(line -> line.endsWith("="));
        if (encoded) {
            lines.replaceAll(line -> line.replace("=3D", "\0"));
            for (int i = 0; i < lines.size() - 1; i++) {
                lines.set(i, lines.get(i).substring(0, lines.get(i).length() - 1));
            }
            lines.replaceAll(line -> line.replace('\0', '='));
        }
    }

    private static String bare(String line) {
        Matcher comment = COMMENT.matcher(line);
        String bare = ESCAPED_BREAKS
                .matcher(comment.find() ? line.substring(0, comment.start()) : line)
                .replaceFirst("");
        String before = "";
        for (int prefixes = 0; prefixes < MAX_PREFIXES && !bare.equals(before); prefixes++) {
            before = bare;
            bare = PREFIX.matcher(stripped(bare)).replaceFirst("");
        }
        return stripped(bare);
    }

    /** Without blanks, quotes, brackets, and backslashes at its ends. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isWrapping(text.charAt(start))) {
            start++;
        }
        while (end > start && isWrapping(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isWrapping(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || "\"'`\u201c\u201d\u2018\u2019\u201a\u201e\u2039\u203a\u00ab\u00bb;,{}[]()<>\\*|".indexOf(c) >= 0;
    }

    /**
     * The lines of the token alone, where one shows how it begins: without a greeting before it and other settings behind it.
     */
    private static List<String> ofToken(List<String> lines) {
        int first = 0;
        while (first < lines.size() && !BEGINNING.matcher(lines.get(first)).lookingAt()) {
            first++;
        }
        return first == lines.size()
                ? lines
                : lines.subList(first, lines.size()).stream()
                        .filter(line -> OF_TOKENS.matcher(line).matches()
                                || BEGINNING.matcher(line).find())
                        .toList();
    }

    private static String joined(List<String> lines, Set<Remark> remarks) throws UnusableTokenException {
        List<String> words = lines;
        if (lines.size() == 1) {
            words = List.of(BLANKS.split(lines.getFirst()));
            if (words.stream().distinct().count() > 1) {
                throw new UnusableTokenException(Reason.BLANK_INSIDE);
            }
        }
        int period = period(words);
        if (period < words.size()) {
            remarks.add(Remark.TWICE);
            words = words.subList(0, period);
        }
        if (words.size() > 1) {
            remarks.add(Remark.JOINED);
        }
        return String.join("", words).replace("\u00a0", "");
    }

    /** How many words repeat until the end; all of them where they do not. */
    private static int period(List<String> words) {
        List<String> first = words.isEmpty() ? List.of() : words.subList(0, 1);
        for (int period = 1; period <= words.size() / 2; period++) {
            boolean mayRepeat = words.size() % period == 0
                    && words.subList(period, period + 1).equals(first);
            if (mayRepeat && words.subList(period, words.size()).equals(words.subList(0, words.size() - period))) {
                return period;
            }
        }
        return words.size();
    }

    /**
     * The one token of a text in which it follows itself without anything between.
     *
     * @throws UnusableTokenException when another follows
     */
    private static String once(String text, Set<Remark> remarks) throws UnusableTokenException {
        Matcher beginning = BEGINNING.matcher(text);
        int second = beginning.lookingAt() && beginning.find() ? beginning.start() : text.length() / 2;
        boolean repeated = ONEDATA.matcher(text).find()
                && text.length() % Math.max(second, 1) == 0
                && second < text.length()
                && text.startsWith(text.substring(second));
        if (repeated) {
            remarks.add(Remark.TWICE);
            return text.substring(0, second);
        }
        if (beginning.reset().lookingAt() && beginning.find()) {
            throw new UnusableTokenException(Reason.SEVERAL);
        }
        return text;
    }

    private static void check(String serialized) throws UnusableTokenException {
        if (serialized.isEmpty()) {
            throw new UnusableTokenException(Reason.EMPTY);
        }
        if (serialized.length() > MAX_TOKEN) {
            throw new UnusableTokenException(Reason.TOO_LARGE);
        }
        if (UNEXPANDED.matcher(serialized).matches()) {
            throw new UnusableTokenException(Reason.VARIABLE);
        }
        boolean blank = false;
        for (int i = 0; i < serialized.length(); i++) {
            char c = serialized.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = true;
            } else if (c < '!' || c > '~') {
                throw new UnusableTokenException(Reason.UNPRINTABLE_INSIDE);
            }
        }
        if (blank) {
            throw new UnusableTokenException(Reason.BLANK_INSIDE);
        }
    }
}
