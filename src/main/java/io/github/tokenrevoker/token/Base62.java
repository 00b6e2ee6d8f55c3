package io.github.tokenrevoker.token;

import java.util.Optional;

/**
 * The letters-and-digits form that Onedata gives to base64: {@code 0} introduces what is neither, and itself. Both
 * alphabets of base64 occur; they are told apart nowhere, so both decode to the URL-safe one.
 */
public final class Base62 {
    private Base62() {}

    /** Base64 (URL-safe, padding dropped) from its base62 form; empty when the text is not of that form. */
    static Optional<String> decode(String text) {
        StringBuilder base64 = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '0') {
                i++;
                char escaped = i < text.length() ? text.charAt(i) : '?';
                switch (escaped) {
                    case '0' -> base64.append('0');
                    case '1', '3' -> base64.append('_');
                    case '2', '4' -> base64.append('-');
                    case '5' -> {}
                    default -> {
                        return Optional.empty();
                    }
                }
            } else if (isLetterOrDigit(c)) {
                base64.append(c);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(base64.toString());
    }

    /** The base62 form of URL-safe base64. */
    public static String encode(String urlSafeBase64) {
        StringBuilder base62 = new StringBuilder(urlSafeBase64.length() + 16);
        for (int i = 0; i < urlSafeBase64.length(); i++) {
            char c = urlSafeBase64.charAt(i);
            switch (c) {
                case '0' -> base62.append("00");
                case '_' -> base62.append("01");
                case '-' -> base62.append("02");
                case '=' -> base62.append("05");
                default -> base62.append(c);
            }
        }
        return base62.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '1' && c <= '9');
    }
}
