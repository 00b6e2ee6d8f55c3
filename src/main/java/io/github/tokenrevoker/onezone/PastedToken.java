package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.onezone.UnusableTokenException.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A token read from what people paste: wrapped over lines by a terminal or a mail program, quoted, in JSON, behind the name
 * of a variable or a header, twice in a row. Takes time in proportion to the text's length.
 *
 * @param remarks what had to be put right and is worth a look
 */
public record PastedToken(AccessToken token, Set<Remark> remarks) {
    /** A text of more than this is none of a token, however it is wrapped. */
    private static final int MAX_TEXT = 4 * AccessToken.MAX_LENGTH;

    /** A header's name in an option in a variable has fewer. */
    private static final int MAX_PREFIXES = 8;

    private static final String BLANK = "[\\s\\u00a0]";
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern COMMENT = Pattern.compile("\\s#");
    private static final Pattern MAIL_QUOTES = Pattern.compile("^(?:>" + BLANK + "*+)++");
    private static final Pattern JSON = Pattern.compile(
            "\"(?:token|access_?token|x-auth-token)\"\\s*+:\\s*+\"([^\"]*+)\"", Pattern.CASE_INSENSITIVE);

    /** A command that sets a variable, then the name of a variable, a header or a field with its sign. */
    private static final Pattern PREFIX = Pattern.compile(
            "^(?:(?:export|declare|readonly|local|setx?)" + BLANK + "+(?:-\\w+" + BLANK + "+)?|-H" + BLANK
                    + "*|--header[\\s=]+|\\$env:|\\$)?[\"'`]?" + BLANK
                    + "*(?=[\\w.-]{0,80}(?:token|key|auth|macaroon|secret))[\\w.-]{1,80}[\"']?" + BLANK + "*[:=]"
                    + BLANK
                    + "*"
                    + "|^set" + BLANK + "+(?:-\\w+" + BLANK + "+)+\\w{1,80}" + BLANK + "+"
                    + "|^bearer(?:" + BLANK + "+|$)",
            Pattern.CASE_INSENSITIVE);

    /** How every token of Onedata's own begins, a service's mark in front or not. */
    private static final Pattern ONEDATA = Pattern.compile("^(?:o[pz][wp]-)?MD");

    /** What was put right in a pasted text; each has its own words in the window. */
    public enum Remark {
        /** Several lines were joined. */
        JOINED,
        /** The same token stood there twice. */
        TWICE
    }

    public PastedToken {
        remarks = Set.copyOf(remarks);
    }

    /**
     * Reads a pasted text.
     *
     * @throws UnusableTokenException with the reason, when what remains cannot be sent in a header
     */
    public static PastedToken read(String text) throws UnusableTokenException {
        if (text.length() > MAX_TEXT) {
            throw new UnusableTokenException(Reason.TOO_LARGE);
        }
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        String serialized = once(joined(lines(visible(text)), remarks), remarks);
        check(serialized);
        return new PastedToken(AccessToken.ofAscii(serialized), remarks);
    }

    /** Without soft hyphens, zero-width characters and the like, which programs put where a line may break. */
    private static String visible(String text) {
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
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        undoQuotedPrintable(raw);
        return raw.stream()
                .map(PastedToken::bare)
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
        String bare = comment.find() ? line.substring(0, comment.start()) : line;
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
                || "\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb;,{}[]()<>\\".indexOf(c) >= 0;
    }

    private static String joined(List<String> lines, Set<Remark> remarks) throws UnusableTokenException {
        List<String> words = lines;
        if (lines.size() == 1) {
            words = List.of(BLANKS.split(lines.getFirst()));
            if (words.stream().distinct().count() > 1) {
                throw new UnusableTokenException(Reason.BLANK_INSIDE);
            }
        }
        int half = words.size() / 2;
        boolean repeated = words.size() > 1
                && words.size() % 2 == 0
                && words.subList(0, half).equals(words.subList(half, words.size()));
        if (repeated) {
            remarks.add(Remark.TWICE);
            words = words.subList(0, half);
        }
        if (words.size() > 1) {
            remarks.add(Remark.JOINED);
        }
        return String.join("", words).replace("\u00a0", "");
    }

    /** Halves a token that follows itself without anything between. */
    private static String once(String text, Set<Remark> remarks) {
        int half = text.length() / 2;
        boolean doubled =
                ONEDATA.matcher(text).find() && text.length() % 2 == 0 && text.startsWith(text.substring(half));
        if (doubled) {
            remarks.add(Remark.TWICE);
        }
        return doubled ? text.substring(0, half) : text;
    }

    private static void check(String serialized) throws UnusableTokenException {
        if (serialized.isEmpty()) {
            throw new UnusableTokenException(Reason.EMPTY);
        }
        if (serialized.length() > AccessToken.MAX_LENGTH) {
            throw new UnusableTokenException(Reason.TOO_LARGE);
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
