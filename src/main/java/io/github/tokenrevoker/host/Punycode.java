package io.github.tokenrevoker.host;

import java.util.Locale;
import java.util.Optional;

/** The ASCII form of a label with other letters, without its prefix: RFC 3492. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_OTHER = 0x80;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Punycode() {}

    /** Encodes a label of at most a few hundred letters. */
    static String encode(String label) {
        int[] letters = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int letter : letters) {
            if (letter < FIRST_OTHER) {
                out.append((char) letter);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int next = FIRST_OTHER;
        int bias = FIRST_BIAS;
        int delta = 0;
        while (handled < letters.length) {
            int smallest = Integer.MAX_VALUE;
            for (int letter : letters) {
                smallest = letter >= next ? Math.min(smallest, letter) : smallest;
            }
            delta += (smallest - next) * (handled + 1);
            next = smallest;
            for (int letter : letters) {
                if (letter < next) {
                    delta++;
                } else if (letter == next) {
                    appendNumber(out, delta, bias);
                    bias = adapted(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            next++;
        }
        return out.toString();
    }

    private static void appendNumber(StringBuilder out, int number, int bias) {
        int rest = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                out.append(DIGITS.charAt(rest));
                return;
            }
            out.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    /** Decodes ASCII letters; empty when they are not Punycode. */
    static Optional<String> decode(String encoded) {
        String ascii = encoded.toLowerCase(Locale.ROOT);
        int delimiter = ascii.lastIndexOf('-');
        StringBuilder out = new StringBuilder(ascii.substring(0, Math.max(delimiter, 0)));
        int letters = out.length();
        long next = FIRST_OTHER;
        long position = 0;
        int bias = FIRST_BIAS;
        int at = delimiter < 0 ? 0 : delimiter + 1;
        while (at < ascii.length()) {
            long before = position;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < ascii.length() ? DIGITS.indexOf(ascii.charAt(at++)) : -1;
                position += digit * weight;
                if (digit < 0 || position > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                int threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            }
            letters++;
            bias = adapted((int) (position - before), letters, before == 0);
            next += position / letters;
            position %= letters;
            if (next > Character.MAX_CODE_POINT || Character.getType((int) next) == Character.SURROGATE) {
                return Optional.empty();
            }
            int index = out.offsetByCodePoints(0, (int) position);
            out.insert(index, Character.toString((int) next));
            position++;
        }
        return Optional.of(out.toString());
    }

    private static int threshold(int k, int bias) {
        return Math.clamp(k - bias, T_MIN, T_MAX);
    }

    private static int adapted(int delta, int letters, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / letters;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
