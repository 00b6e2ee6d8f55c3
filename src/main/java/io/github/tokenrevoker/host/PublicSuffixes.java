package io.github.tokenrevoker.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which domains belong to one organisation, by the Public Suffix List: the sections of registries and of private operators
 * alike. The list stands in the resource {@code public_suffix_list.dat}, unchanged, with its date.
 */
public final class PublicSuffixes {
    /** By their text in the list: {@code co.uk}, {@code *.ck}, {@code !www.ck}. */
    private static final class Holder {
        private static final Set<String> RULES = read();
    }

    private PublicSuffixes() {}

    /**
     * Returns the registered domain at or above a host: the public suffix and one label more. Empty for a public
     * suffix itself and what lies above it. Where the list does not know the last label, as with {@code local}, that label is
     * the suffix. The first call reads the list, in some tens of milliseconds.
     *
     * @param host lower-case ASCII, no IP address; may be empty
     */
    public static Optional<String> registeredDomain(String host) {
        String[] ascii = host.split("\\.", -1);
        int labels = suffixLength(InternationalName.toUnicode(host).split("\\.", -1)) + 1;
        return labels > ascii.length
                ? Optional.empty()
                : Optional.of(String.join(".", List.of(ascii).subList(ascii.length - labels, ascii.length)));
    }

    /** The number of labels of the longest public suffix that the domain has; an exception goes before all others. */
    private static int suffixLength(String[] labels) {
        int longest = 1;
        String suffix = "";
        for (int taken = 1; taken <= labels.length; taken++) {
            String above = suffix;
            String label = labels[labels.length - taken];
            suffix = above.isEmpty() ? label : label + "." + above;
            if (Holder.RULES.contains("!" + suffix)) {
                return taken - 1;
            }
            if (Holder.RULES.contains(suffix) || Holder.RULES.contains("*." + above)) {
                longest = taken;
            }
        }
        return longest;
    }

    private static Set<String> read() {
        @Nullable InputStream resource = PublicSuffixes.class.getResourceAsStream("public_suffix_list.dat");
        if (resource == null) {
            throw new IllegalStateException("public_suffix_list.dat is missing from the package");
        }
        Set<String> rules = new HashSet<>(20_000);
        try (var lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .forEach(rules::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rules;
    }
}
