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
    private static final String SEPARATORS = "\0\r\n\\=%\u001b\"' \t<>+|,`";

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
        boolean near = !last && end - start < BYTES;
        return switch (window[start]) {
            case 'M' -> Recognizer.at(window, start, end, last);
            case '%' -> isOneOf(window, start + 2, end, "Dd") ? Recognizer.at(window, start, end, last) : none(near);
            case '\\' -> escaped(window, start, end, last);
            // MD, or MD in UTF-16, as the first letters of a group of three, from the second, and from the third.
            case 'T' -> EncodedText.at("", window, start, end, last);
            case '1' -> second(window, start, end, last, 'E', "MD");
            case '0' -> second(window, start, end, last, 'A', "M\0");
            case 'N' -> EncodedText.at("M", window, start + 1, end, last);
            default -> Recognition.NOTHING;
        };
    }

    private static Recognition none(boolean near) {
        return near ? Recognition.MORE : Recognition.NOTHING;
    }

    private static Recognition escaped(byte[] window, int start, int end, boolean last) {
        boolean unicode = isOneOf(window, start + 2, end, "0") && isOneOf(window, start + 3, end, "0");
        int code = unicode ? start + 4 : start + 2;
        boolean letter = isOneOf(window, code, end, "4") && isOneOf(window, code + 1, end, "dD");
        return letter ? Recognizer.at(window, start, end, last) : none(!last && end - start < BYTES);
    }

    private static Recognition second(byte[] window, int start, int end, boolean last, char expected, String known) {
        Letters letters = new Letters(window, start + 1, end, last, true);
        int second = letters.next();
        if (second == expected) {
            return EncodedText.at(known, window, letters.position(), end, last);
        }
        return second == Letters.MORE ? Recognition.MORE : Recognition.NOTHING;
    }

    private static boolean isOneOf(byte[] window, int at, int end, String letters) {
        return at < end && letters.indexOf(window[at]) >= 0;
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[BYTES * BYTES];
        candidates(pairs, 'M', "D\u00c2\u00e2\u00ef" + SEPARATORS);
        candidates(pairs, 'T', "UQ\r\n\\");
        candidates(pairs, '1', "E\r\n\\");
        candidates(pairs, '0', "A\r\n\\");
        candidates(pairs, 'N', "RA\r\n\\");
        candidates(pairs, '%', "4");
        candidates(pairs, '\\', "ux");
        for (int second = 0; second < BYTES; second++) {
            pairs[('\n' << 8) | second] = LINE;
        }
        return pairs;
    }

    private static void candidates(byte[] pairs, char first, String seconds) {
        seconds.chars().forEach(second -> pairs[(first << 8) | second] = CANDIDATE);
    }
}
