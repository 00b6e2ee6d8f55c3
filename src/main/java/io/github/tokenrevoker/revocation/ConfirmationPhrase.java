package io.github.tokenrevoker.revocation;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words an operator must type before a production provider is touched. Only what a person can see and type counts:
 * a name from a server may hold anything.
 *
 * @param text never blank
 */
public record ConfirmationPhrase(String text) {
    private static final Pattern UNTYPABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\s]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    /** The phrase for a name, empty when nothing of it can be typed. */
    static Optional<ConfirmationPhrase> of(String name) {
        return Optional.of(typable(name)).filter(text -> !text.isEmpty()).map(ConfirmationPhrase::new);
    }

    public boolean matches(String typed) {
        return typable(typed).equals(text);
    }

    /** Whether the typed text is a beginning of the phrase, so that the operator can be told to go on. */
    public boolean isBegunBy(String typed) {
        return text.startsWith(typable(typed));
    }

    private static String typable(String text) {
        String visible = UNTYPABLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
        return BLANKS.matcher(visible).replaceAll(" ").strip();
    }
}
