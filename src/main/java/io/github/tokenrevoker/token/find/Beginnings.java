package io.github.tokenrevoker.token.find;

/**
 * The pairs of bytes with which a token may begin, itself or in base64. Every byte of a text is looked up once, so this
 * decides how fast a text without tokens is read.
 */
final class Beginnings {
    static final byte NOTHING = 0;
    static final byte LINE = 1;
    static final byte CANDIDATE = 2;

    /** Behind a first letter, these may separate it from the second one. */
    private static final String SEPARATORS = "\0\r\n\\=%&\u001b\"' \t<>+|,`";

    /** So much of a coded letter is looked at first. */
    private static final int CODE = 3;

    private static final int BYTES = 256;
    private static final byte[] PAIRS = pairs();

    private Beginnings() {}

    static byte of(byte first, byte second) {
        return PAIRS[((first & 0xff) << 8) | (second & 0xff)];
    }

    /**
     * Reads the token that may begin at a place that is a candidate.
     *
     * @param last whether the text ends with the window
     */
    static Recognition at(byte[] window, int start, int end, boolean last) {
        return switch (window[start]) {
            case 'M' -> Pieces.at(window, start, end, last);
            case '%', '=', '&' -> coded(window, start, end, last);
            case '\\' -> coded(window, start, end, last);
            // MD, or MD in UTF-16, as the first letters of a group of three, from the second, and from the third.
            case 'T' -> EncodedText.at("", window, start, end, last);
            case '1' -> second(window, start, end, last, 'E', "MD");
            case '0' -> second(window, start, end, last, 'A', "M\0");
            case 'N' -> EncodedText.at("M", window, start + 1, end, last);
            default -> Recognition.NOTHING;
        };
    }

    /** The first letter by its code, which is looked at only where it may be that of an M. */
    private static Recognition coded(byte[] window, int start, int end, boolean last) {
        if (!last && end - start < CODE) {
            return Recognition.MORE;
        }
        if (end - start < CODE || !mayBeCode(window[start], window[start + 1], window[start + 2])) {
            return Recognition.NOTHING;
        }
        Letters letters = new Letters(window, start, end, last, false);
        int first = letters.next();
        if (first == 'M') {
            return Pieces.at(window, start, end, last);
        }
        return first == Letters.MORE ? Recognition.MORE : Recognition.NOTHING;
    }

    private static boolean mayBeCode(byte first, byte second, byte third) {
        return switch (first) {
            case '%' -> second == '2' ? third == '5' : third == 'D' || third == 'd';
            case '=' -> third == 'D' || third == 'd';
            case '&' -> third == '7' || third == '0' || third == 'x' || third == 'X';
            default ->
                switch (second) {
                    case 'u' -> third == '0' || third == '{';
                    case 'x' -> third == '4';
                    case '1' -> third == '1';
                    default -> third == 'u';
                };
        };
    }

    private static Recognition second(byte[] window, int start, int end, boolean last, char expected, String known) {
        Letters letters = new Letters(window, start + 1, end, last, true);
        int second = letters.next();
        if (second == expected) {
            return EncodedText.at(known, window, letters.position(), end, last);
        }
        return second == Letters.MORE ? Recognition.MORE : Recognition.NOTHING;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[BYTES * BYTES];
        candidates(pairs, 'M', "D\u00c2\u00e2\u00ef" + SEPARATORS);
        candidates(pairs, 'T', "UQ\r\n\\");
        candidates(pairs, '1', "E\r\n\\");
        candidates(pairs, '0', "A\r\n\\");
        candidates(pairs, 'N', "RA\r\n\\");
        candidates(pairs, '%', "42");
        candidates(pairs, '=', "4");
        candidates(pairs, '&', "#");
        candidates(pairs, '\\', "ux1\\");
        for (int second = 0; second < BYTES; second++) {
            pairs[('\n' << 8) | second] = LINE;
        }
        return pairs;
    }

    private static void candidates(byte[] pairs, char first, String seconds) {
        seconds.chars().forEach(second -> pairs[(first << 8) | second] = CANDIDATE);
    }
}
