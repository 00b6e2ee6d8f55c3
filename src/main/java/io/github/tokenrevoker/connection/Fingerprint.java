package io.github.tokenrevoker.connection;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A SHA-256 fingerprint as people write it: with or without colons, blanks and a name in front, in either case. */
public final class Fingerprint {
    private static final int DIGITS = 64;
    private static final HexFormat PAIRS = HexFormat.ofDelimiter(":").withUpperCase();

    private Fingerprint() {}

    /** In the one form in which they are compared; empty when it is none. */
    public static Optional<String> read(String text) {
        String bare = text.strip()
                .replaceFirst("(?i)^(?:sha-?256)?\\s*(?:fingerprint)?\\s*[=:]?\\s*", "")
                .replaceAll("[:\\s]", "")
                .toLowerCase(Locale.ROOT);
        boolean hex = bare.length() == DIGITS && bare.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
        return hex ? Optional.of(PAIRS.formatHex(HexFormat.of().parseHex(bare))) : Optional.empty();
    }
}
