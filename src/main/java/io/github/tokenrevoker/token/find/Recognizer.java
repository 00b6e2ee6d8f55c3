package io.github.tokenrevoker.token.find;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.token.find.PacketReader.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads one token from its first letter to its end. */
final class Recognizer {
    private static final int FIRST_LETTERS = 64;
    private static final int HINT_START = 6;
    private static final int HINT_END = 4;
    private static final int OCTET_BITS = 8;
    private static final int LETTER_BITS = 6;

    private final Letters source;
    private final PacketReader packets = new PacketReader();
    private byte[] letters = new byte[FIRST_LETTERS];
    private int count;
    /** How many letters stood before the last line break. */
    private int beforeBreak;

    private int bits;
    private int bitCount;

    private Recognizer(Letters source) {
        this.source = source;
    }

    /**
     * Reads the token that may begin at a place of a window.
     *
     * @param last whether the text ends with the window
     */
    static Recognition at(byte[] window, int start, int end, boolean last) {
        Letters source = new Letters(window, start, end, last, false);
        int first = source.next();
        int second = first == 'M' ? source.next() : first;
        if (first == Letters.MORE || second == Letters.MORE) {
            return Recognition.MORE;
        }
        if (second != 'D') {
            return Recognition.NOTHING;
        }
        source.returnTo(start);
        return new Recognizer(source).read();
    }

    /** Reads a token of which nothing but letters is left. */
    static Recognition inOnePiece(byte[] letters) {
        return new Recognizer(new Letters(letters, 0, letters.length, true, false)).read();
    }

    private Recognition read() {
        try {
            int stop = readPackets();
            if (stop == Letters.MORE) {
                return Recognition.MORE;
            }
            return switch (packets.state()) {
                case BEGINNING, NONE -> Recognition.NOTHING;
                case WHOLE -> whole();
                case GARBLED -> broken(DamagedToken.Reason.GARBLED);
                case BEGUN ->
                    count > AccessToken.MAX_LENGTH
                            ? broken(count, DamagedToken.Reason.TOO_LARGE)
                            : broken(DamagedToken.Reason.CUT_OFF);
            };
        } finally {
            Arrays.fill(letters, (byte) 0);
            packets.clear();
        }
    }

    /** Returns the last letter, or what stood in a letter's place. */
    private int readPackets() {
        int letter = next();
        while (letter >= 0 && count <= AccessToken.MAX_LENGTH) {
            if (letter == '0') {
                letter = next();
                if (letter < 0) {
                    return letter;
                }
                letter = unescaped(letter);
            }
            State state = take(sextet(letter));
            if (state != State.BEGINNING && state != State.BEGUN) {
                return letter;
            }
            letter = next();
        }
        return letter;
    }

    private int next() {
        int breaks = source.breaks();
        int letter = source.next();
        if (letter >= 0) {
            if (source.breaks() > breaks) {
                beforeBreak = count;
            }
            keep(letter);
        }
        return letter;
    }

    private void keep(int letter) {
        if (count == letters.length) {
            byte[] larger = Arrays.copyOf(letters, count * 2);
            Arrays.fill(letters, (byte) 0);
            letters = larger;
        }
        letters[count++] = (byte) letter;
    }

    private State take(int sextet) {
        if (sextet < 0) {
            return packets.fail();
        }
        bits = ((bits << LETTER_BITS) | sextet) & 0xffff;
        bitCount += LETTER_BITS;
        if (bitCount < OCTET_BITS) {
            return packets.state();
        }
        bitCount -= OCTET_BITS;
        return packets.take((bits >> bitCount) & 0xff);
    }

    /** The letter of base64 that a digit behind a zero stands for, or 0. */
    private static int unescaped(int digit) {
        return switch (digit) {
            case '0' -> '0';
            case '1', '3' -> '/';
            case '2', '4' -> '+';
            default -> 0;
        };
    }

    private static int sextet(int letter) {
        if (letter >= 'A' && letter <= 'Z') {
            return letter - 'A';
        }
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a' + 26;
        }
        if (letter >= '0' && letter <= '9') {
            return letter - '0' + 52;
        }
        return letter == '+' ? 62 : letter == '/' ? 63 : -1;
    }

    /** Without padding, which says nothing and can't be told from what may follow. */
    private Recognition whole() {
        byte[] own = Arrays.copyOf(letters, count);
        try {
            return new Recognition.Whole(
                    AccessToken.ofLetters(own),
                    hint(count),
                    digest(count),
                    packets.location(),
                    packets.identifier(),
                    packets.caveats());
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    /** What follows a line break may well be another text. */
    private Recognition broken(DamagedToken.Reason withoutBreak) {
        return beforeBreak > 0 ? broken(beforeBreak, DamagedToken.Reason.CUT_OFF) : broken(count, withoutBreak);
    }

    private Recognition broken(int length, DamagedToken.Reason reason) {
        return new Recognition.Broken(hint(length), digest(length), reason);
    }

    private String hint(int length) {
        int start = Math.min(HINT_START, length);
        int end = Math.min(HINT_END, length - start);
        return new String(letters, 0, start, StandardCharsets.US_ASCII)
                + "\u2026"
                + new String(letters, length - end, end, StandardCharsets.US_ASCII);
    }

    /** Of what the letters say, so that the two alphabets of base64 make no difference. */
    private String digest(int length) {
        MessageDigest sha256 = sha256();
        for (int i = 0; i < length; i++) {
            boolean escaped = letters[i] == '0' && i + 1 < length;
            sha256.update((byte) (escaped ? unescaped(letters[++i]) : letters[i]));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
