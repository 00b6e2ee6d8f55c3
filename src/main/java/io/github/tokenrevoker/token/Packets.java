package io.github.tokenrevoker.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The packets of a macaroon, version 1: four hexadecimal digits with the packet's whole length, a key, a blank, a value, a
 * line feed.
 *
 * @param base64 the macaroon up to the end of its signature, URL-safe; all of the text where there is no such end
 * @param bytesAfter whether more followed
 */
record Packets(String base64, boolean bytesAfter) {
    private static final int LENGTH_DIGITS = 4;
    private static final int HEX = 16;
    private static final byte[] SIGNATURE = "signature ".getBytes(StandardCharsets.US_ASCII);

    static Packets of(String base64) {
        byte[] bytes;
        try {
            // A single letter behind the last group of four holds no byte.
            int end = base64.length() % 4 == 1 ? base64.length() - 1 : base64.length();
            bytes = Base64.getUrlDecoder().decode(base64.substring(0, end));
        } catch (IllegalArgumentException _) {
            return new Packets(base64, false);
        }
        int at = 0;
        while (at + LENGTH_DIGITS < bytes.length) {
            int length = length(bytes, at);
            if (length <= LENGTH_DIGITS || length > bytes.length - at) {
                break;
            }
            boolean last = Arrays.equals(
                    Arrays.copyOfRange(bytes, at + LENGTH_DIGITS, at + LENGTH_DIGITS + SIGNATURE.length), SIGNATURE);
            at += length;
            if (last) {
                return at == bytes.length
                        ? new Packets(base64, false)
                        : new Packets(
                                Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, at)), true);
            }
        }
        return new Packets(base64, false);
    }

    /** The length of the packet at a place; 0 where no length is written. */
    private static int length(byte[] bytes, int at) {
        int length = 0;
        for (int i = at; i < at + LENGTH_DIGITS; i++) {
            int digit = Character.digit(bytes[i], HEX);
            if (digit < 0) {
                return 0;
            }
            length = length * HEX + digit;
        }
        return length;
    }
}
