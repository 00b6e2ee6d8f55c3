package io.github.tokenrevoker.token.find;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The letters of one token in a window of a text, without what terminals, mails, programs and encodings put between them:
 * line breaks with quote marks, indentation, string concatenation, escapes, colours, invisible characters.
 */
final class Letters {
    /** The token can't go on here. */
    static final int END = -1;

    /** The window ends before this can be told, and the text goes on. */
    static final int MORE = -2;

    /** No line break has more around it. */
    private static final int MAX_BETWEEN = 1024;

    /** What one unit, such as a terminal's code, needs at most to be told from others. */
    private static final int LOOK_AHEAD = 128;

    private static final int ESCAPE = 0x1b;
    private static final int BELL = 0x07;
    private static final int NO_BREAK_SPACE = 0xa0;
    private static final int SOFT_HYPHEN = 0xad;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final int NEXT_LINE = 0x85;

    /** Bullets, ellipses, bars and arrows that editors put at the end or the beginning of a wrapped line. */
    private static final String SIGNS = "\u2022\u2026\uff5c\u21a9\u21aa\u21b5\u23ce\u21b2\u21b3\u2937\u00b6\u00b7";

    /** Elements of HTML that begin a line. */
    private static final List<String> BLOCKS =
            List.of("br", "p", "div", "li", "tr", "td", "th", "pre", "ul", "ol", "table", "blockquote");

    private static final Map<String, Integer> ENTITIES = Map.ofEntries(
            Map.entry("shy", 0),
            Map.entry("zwnj", 0),
            Map.entry("zwj", 0),
            Map.entry("ZeroWidthSpace", 0),
            Map.entry("NoBreak", 0),
            Map.entry("nbsp", NO_BREAK_SPACE),
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("amp", (int) '&'),
            Map.entry("lt", (int) '<'),
            Map.entry("gt", (int) '>'),
            Map.entry("plus", (int) '+'),
            Map.entry("sol", (int) '/'),
            Map.entry("equals", (int) '='),
            Map.entry("Tab", (int) '\t'),
            Map.entry("NewLine", (int) '\n'));

    private static final int MAX_ENTITY = 16;
    private static final String DRESS = ">|\"'`+,.&();#*/-~\\^_";

    private final byte[] window;
    private final int end;
    private final boolean last;
    private final boolean base64;
    private int position;
    private int breaks;
    private int unitLength;

    /** What stands between two letters, or is one. */
    private enum Kind {
        LETTER,
        /** Nothing that a reader sees. */
        INVISIBLE,
        BREAK,
        /** May stand around a line break. */
        AROUND_BREAK,
        FOREIGN
    }

    /**
     * Begins to read.
     *
     * @param last whether the text ends with the window
     * @param base64 whether {@code + / - _} are letters
     */
    Letters(byte[] window, int start, int end, boolean last, boolean base64) {
        this.window = window;
        this.position = start;
        this.end = end;
        this.last = last;
        this.base64 = base64;
    }

    /** Returns the next letter, as ASCII, or {@link #END} or {@link #MORE}, which don't move the position. */
    int next() {
        if (position < end) {
            int c = window[position];
            if (isLetter(c)) {
                position++;
                return c;
            }
        }
        return nextBehindOthers();
    }

    /** Where the next letter is looked for. */
    int position() {
        return position;
    }

    /** Reads from an earlier position once more. */
    void returnTo(int earlier) {
        position = earlier;
    }

    /** How many line breaks there were between letters. */
    int breaks() {
        return breaks;
    }

    private int nextBehindOthers() {
        boolean broken = false;
        boolean invisibleOnly = true;
        int at = position;
        while (at - position < MAX_BETWEEN) {
            if (!last && end - at < LOOK_AHEAD) {
                return MORE;
            }
            if (at >= end) {
                return END;
            }
            int c = unit(at);
            at += unitLength;
            switch (kind(c)) {
                case LETTER -> {
                    if (!broken && !invisibleOnly) {
                        return END;
                    }
                    breaks += broken ? 1 : 0;
                    position = at;
                    return c;
                }
                case INVISIBLE -> {}
                case BREAK -> {
                    broken = true;
                    invisibleOnly = false;
                }
                case AROUND_BREAK -> invisibleOnly = false;
                case FOREIGN -> {
                    return END;
                }
            }
        }
        return END;
    }

    private boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (base64 && (c == '+' || c == '/' || c == '-' || c == '_'));
    }

    private Kind kind(int c) {
        if (c == 0 || c == SOFT_HYPHEN || c == 0xfeff || (c >= 0x200b && c <= 0x200f) || c == 0x2060) {
            return Kind.INVISIBLE;
        }
        if ((c >= '\n' && c <= '\r') || c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            return Kind.BREAK;
        }
        if (isLetter(c)) {
            return Kind.LETTER;
        }
        boolean around = c == ' '
                || c == '\t'
                || c == NO_BREAK_SPACE
                || (c >= 0x2500 && c <= 0x257f)
                || SIGNS.indexOf(c) >= 0
                || (c > ' ' && c < 0x7f && DRESS.indexOf(c) >= 0);
        return around ? Kind.AROUND_BREAK : Kind.FOREIGN;
    }

    /** The character that stands at a place, encoded or not; {@link #unitLength} tells how many bytes it takes. */
    private int unit(int at) {
        int c = window[at] & 0xff;
        unitLength = 1;
        return switch (c) {
            case '\\' -> backslash(at);
            case '%' -> matches(at, "%25") ? coded(at, 3, 2, c) : coded(at, 1, 2, c);
            case '=' -> isBreak(behindBlanks(at + 1)) ? 0 : coded(at, 1, 2, c);
            case '<' -> tag(at);
            case '&' -> entity(at);
            case ESCAPE -> terminalCode(at);
            default -> c < 0x80 ? c : utf8(at, c);
        };
    }

    private int backslash(int at) {
        return switch (byteAt(at + 1)) {
            case 'n', 'r' -> ofTwoBytes('\n');
            case 't' -> ofTwoBytes('\t');
            case '/' -> base64 ? 0 : '\\';
            case 'u' -> byteAt(at + 2) == '{' ? codedInBraces(at) : coded(at, 2, 4, '\\');
            case 'x' -> coded(at, 2, 2, '\\');
            case '0', '1' -> octal(at);
            case '\\' -> byteAt(at + 2) == 'u' ? coded(at, 3, 4, '\\') : '\\';
            default -> '\\';
        };
    }

    private int codedInBraces(int at) {
        int digits = 0;
        while (digits < 6 && Character.digit(byteAt(at + 3 + digits), 16) >= 0) {
            digits++;
        }
        if (digits == 0 || byteAt(at + 3 + digits) != '}') {
            return '\\';
        }
        int value = coded(at, 3, digits, '\\');
        unitLength++;
        return value;
    }

    private int octal(int at) {
        int value = 0;
        for (int i = 1; i <= 3; i++) {
            int digit = Character.digit(byteAt(at + i), 8);
            if (digit < 0) {
                return '\\';
            }
            value = value * 8 + digit;
        }
        unitLength = 4;
        return value;
    }

    /** A character reference of HTML; {@code &} where it is none. */
    private int entity(int at) {
        int semicolon = at + 1;
        while (semicolon - at <= MAX_ENTITY && byteAt(semicolon) > ' ' && byteAt(semicolon) != ';') {
            semicolon++;
        }
        if (byteAt(semicolon) != ';') {
            return '&';
        }
        if (byteAt(at + 1) != '#') {
            Integer named = ENTITIES.get(new String(window, at + 1, semicolon - at - 1, StandardCharsets.ISO_8859_1));
            unitLength = named == null ? 1 : semicolon + 1 - at;
            return named == null ? '&' : named;
        }
        boolean hexadecimal = (byteAt(at + 2) | 0x20) == 'x';
        int value = 0;
        int digits = 0;
        for (int i = at + (hexadecimal ? 3 : 2); i < semicolon; i++) {
            int digit = Character.digit(byteAt(i), hexadecimal ? 16 : 10);
            if (digit < 0) {
                return '&';
            }
            value = Math.min(value * (hexadecimal ? 16 : 10) + digit, Character.MAX_CODE_POINT);
            digits++;
        }
        unitLength = digits == 0 ? 1 : semicolon + 1 - at;
        return digits == 0 ? '&' : value;
    }

    private int ofTwoBytes(int c) {
        unitLength = 2;
        return c;
    }

    /** A character by its hexadecimal digits; what stands there where they are none. */
    private int coded(int at, int before, int digits, int otherwise) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(byteAt(at + before + i), 16);
            if (digit < 0) {
                return otherwise;
            }
            value = value * 16 + digit;
        }
        unitLength = before + digits;
        return value;
    }

    /** A tag of HTML: a line break, or nothing that a reader sees. */
    private int tag(int at) {
        int name = byteAt(at + 1) == '/' ? at + 2 : at + 1;
        int nameEnd = name;
        while (Character.isLetterOrDigit(byteAt(nameEnd)) && nameEnd - name < MAX_ENTITY) {
            nameEnd++;
        }
        if (nameEnd == name || !Character.isLetter(byteAt(name))) {
            return '<';
        }
        for (int i = nameEnd; i < Math.min(end, at + LOOK_AHEAD) && window[i] != '<'; i++) {
            if (window[i] == '>') {
                unitLength = i + 1 - at;
                String element = new String(window, name, nameEnd - name, StandardCharsets.ISO_8859_1);
                return BLOCKS.contains(element.toLowerCase(Locale.ROOT)) ? '\n' : 0;
            }
        }
        return '<';
    }

    private int behindBlanks(int at) {
        int behind = at;
        while (behind - at < MAX_ENTITY && (byteAt(behind) == ' ' || byteAt(behind) == '\t')) {
            behind++;
        }
        return behind;
    }

    private boolean matches(int at, String lowerCase) {
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(byteAt(at + i)) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Colours and the like, links, or the code's first byte where it is none. */
    private int terminalCode(int at) {
        int kind = byteAt(at + 1);
        int limit = Math.min(end, at + LOOK_AHEAD);
        for (int i = at + 2; i < limit; i++) {
            boolean ends = kind == '['
                    ? window[i] >= '@' && window[i] <= '~'
                    : kind == ']' && (window[i] == BELL || (window[i] == '\\' && window[i - 1] == ESCAPE));
            if (ends) {
                unitLength = i + 1 - at;
                return 0;
            }
        }
        return ESCAPE;
    }

    private int utf8(int at, int first) {
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        int value = first & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            int next = byteAt(at + i);
            if ((next & 0xc0) != 0x80) {
                return first;
            }
            value = (value << 6) | (next & 0x3f);
        }
        unitLength = length;
        return value;
    }

    private boolean isBreak(int at) {
        int c = byteAt(at);
        return c == '\n' || c == '\r';
    }

    /** Returns a byte of the window, or 0 behind its end. */
    private int byteAt(int at) {
        return at < end ? window[at] & 0xff : 0;
    }
}
