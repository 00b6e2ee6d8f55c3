package io.github.tokenrevoker.token.find;

import java.util.Arrays;

/** Reads a token from a text that stands in another one as base64, such as a Kubernetes secret or a mail's attachment. */
final class EncodedText {
    /** Decoded first; nearly always enough to tell that there is no token. */
    private static final int FIRST_BYTES = 48;

    private static final int GROUP = 4;

    private final Letters source;
    private byte[] text;
    private int size;
    private int stop;

    private EncodedText(Letters source, int known) {
        this.source = source;
        this.text = new byte[FIRST_BYTES * 2];
        this.size = known;
    }

    /**
     * Reads the token that may begin in a text in base64.
     *
     * @param known how the token begins, before the group of four letters with which the decoding begins
     * @param last whether the outer text ends with the window
     */
    static Recognition at(String known, byte[] window, int start, int end, boolean last) {
        EncodedText encoded = new EncodedText(new Letters(window, start, end, last, true), known.length());
        for (int i = 0; i < known.length(); i++) {
            encoded.text[i] = (byte) known.charAt(i);
        }
        return encoded.read();
    }

    private Recognition read() {
        try {
            for (int wanted = FIRST_BYTES; ; wanted *= 2) {
                decode(wanted);
                Recognition inner = Recognizer.at(text, 0, size, stop == Letters.END);
                if (!(inner instanceof Recognition.More) || stop == Letters.MORE) {
                    return inner;
                }
            }
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** Goes on to decode, up to so many bytes in all, or until no letter follows. */
    private void decode(int wanted) {
        while (size < wanted && stop >= 0) {
            int bits = 0;
            int letters = 0;
            while (letters < GROUP && stop >= 0) {
                int letter = source.next();
                if (letter < 0) {
                    stop = letter;
                } else {
                    bits = (bits << 6) | sextet(letter);
                    letters++;
                }
            }
            int octets = letters * 6 / 8;
            bits <<= 6 * (GROUP - letters);
            for (int i = 0; i < octets; i++) {
                put((byte) (bits >> (16 - 8 * i)));
            }
        }
    }

    private void put(byte octet) {
        if (size == text.length) {
            byte[] larger = Arrays.copyOf(text, size * 2);
            Arrays.fill(text, (byte) 0);
            text = larger;
        }
        text[size++] = octet;
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
        return letter == '+' || letter == '-' ? 62 : 63;
    }
}
