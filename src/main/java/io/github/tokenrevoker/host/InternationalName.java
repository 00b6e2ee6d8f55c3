package io.github.tokenrevoker.host;

import io.github.tokenrevoker.host.UnusableNameException.Reason;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Host names with letters of all scripts, as browsers read them: Unicode Technical Standard 46, non-transitional, which is IDNA
 * 2008 with upper case and compatibility forms folded. {@code straße.example.org} is {@code xn--strae-oqa.example.org}.
 */
public final class InternationalName {
    private static final String PREFIX = "xn--";
    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 253;
    /** Nothing that is longer becomes a name, however much of it is ignored. */
    private static final int MAX_TYPED = 2_000;

    private InternationalName() {}

    /**
     * Returns the name as it is looked up: lower-case ASCII letters, digits and hyphens, without a dot at its end.
     *
     * @throws UnusableNameException with the rule that the name breaks
     */
    public static String toAscii(String name) throws UnusableNameException {
        if (name.length() > MAX_TYPED) {
            throw new UnusableNameException(Reason.NAME_TOO_LONG);
        }
        List<String> labels = labels(mapped(name));
        List<String> decoded = new ArrayList<>();
        List<String> encoded = new ArrayList<>();
        for (String label : labels) {
            decoded.add(decodedLabel(label));
            encoded.add(encodedLabel(decoded.getLast()));
        }
        if (decoded.stream().anyMatch(LabelRules::isRightToLeft)) {
            for (String label : decoded) {
                LabelRules.checkDirection(label);
            }
        }
        String ascii = String.join(".", encoded);
        if (ascii.length() > MAX_NAME) {
            throw new UnusableNameException(Reason.NAME_TOO_LONG);
        }
        return ascii;
    }

    /** Returns a name of ASCII letters as people write it. Labels that do not decode to a valid label stay as they are. */
    public static String toUnicode(String ascii) {
        List<String> labels = new ArrayList<>();
        for (String label : ascii.split("\\.", -1)) {
            String readable = label;
            try {
                readable = label.startsWith(PREFIX) ? decodedLabel(label) : label;
            } catch (UnusableNameException _) {
                // Shown as it was given.
            }
            labels.add(readable);
        }
        return String.join(".", labels);
    }

    private static String mapped(String name) throws UnusableNameException {
        if (name.chars().allMatch(c -> c < 0x80)) {
            return name.toLowerCase(Locale.ROOT);
        }
        IdnaTable table = IdnaTable.get();
        StringBuilder mapped = new StringBuilder();
        for (int letter : name.codePoints().toArray()) {
            Optional<String> mapping = letter < 0x80
                    ? Optional.of(Character.toString(Character.toLowerCase(letter)))
                    : table.mapping(letter);
            mapped.append(mapping.orElseThrow(() -> new UnusableNameException(Reason.FORBIDDEN_CHARACTER)));
        }
        return Normalizer.normalize(mapped, Normalizer.Form.NFC);
    }

    private static List<String> labels(String name) throws UnusableNameException {
        String relative = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        List<String> labels = List.of(relative.split("\\.", -1));
        if (labels.contains("")) {
            throw new UnusableNameException(Reason.EMPTY_LABEL);
        }
        return labels;
    }

    /** The label with its own letters, and valid. */
    private static String decodedLabel(String label) throws UnusableNameException {
        if (label.startsWith(PREFIX) && isAscii(label)) {
            String decoded = Punycode.decode(label.substring(PREFIX.length()))
                    .filter(letters -> !isAscii(letters))
                    .orElseThrow(() -> new UnusableNameException(Reason.BAD_ENCODING));
            if (!label.equals(PREFIX + Punycode.encode(decoded))) {
                throw new UnusableNameException(Reason.BAD_ENCODING);
            }
            LabelRules.check(decoded);
            return decoded;
        }
        if (isAscii(label)) {
            checkAscii(label);
        } else {
            LabelRules.check(label);
        }
        return label;
    }

    private static void checkAscii(String label) throws UnusableNameException {
        if (!label.chars().allMatch(LabelRules::isOfHostNames)) {
            throw new UnusableNameException(Reason.FORBIDDEN_CHARACTER);
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            throw new UnusableNameException(Reason.HYPHEN);
        }
    }

    private static String encodedLabel(String decoded) throws UnusableNameException {
        String encoded = isAscii(decoded) ? decoded : PREFIX + Punycode.encode(decoded);
        if (encoded.length() > MAX_LABEL) {
            throw new UnusableNameException(Reason.LABEL_TOO_LONG);
        }
        return encoded;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
