package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a runbook says of a connection: the variables {@code ONEZONE_HOST} and {@code TOKEN} or {@code ONEZONE_API_KEY}, a
 * curl command, or one of {@code onezone-rest-cli}. Nothing is executed, and no variable is looked up but those in the text
 * itself.
 */
public record RunbookText(Optional<OnezoneAddress> address, Optional<AccessToken> token) {
    private static final List<String> HOST_VARIABLES = List.of("ONEZONE_HOST", "HOST");
    private static final List<String> TOKEN_VARIABLES = List.of("ONEZONE_API_KEY", "TOKEN", "ACCESS_TOKEN");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=(.*)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)}|([A-Za-z_]\\w*))");
    private static final Pattern TOKEN_HEADER = Pattern.compile(
            "(?:x-auth-token|macaroon)\\s*:\\s*(.*)|authorization\\s*:\\s*bearer\\s+(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Reads a pasted text. */
    public static RunbookText read(String text) {
        List<String> words = ShellWords.of(text);
        Map<String, String> variables = new HashMap<>();
        for (String word : words) {
            Matcher assignment = ASSIGNMENT.matcher(word);
            if (assignment.matches()) {
                variables.put(assignment.group(1), filled(assignment.group(2), variables));
            }
        }
        List<String> filled =
                words.stream().map(word -> filled(word, variables)).toList();
        return new RunbookText(
                addressIn(filled).or(() -> address(first(variables, HOST_VARIABLES))),
                tokenIn(filled).or(() -> token(first(variables, TOKEN_VARIABLES))));
    }

    /** Reads the variables of a process. */
    public static RunbookText ofEnvironment(Map<String, String> environment) {
        return new RunbookText(
                address(first(environment, HOST_VARIABLES.subList(0, 1))), token(first(environment, TOKEN_VARIABLES)));
    }

    public boolean isEmpty() {
        return address.isEmpty() && token.isEmpty();
    }

    private static String filled(String word, Map<String, String> variables) {
        return VARIABLE.matcher(word).replaceAll(found -> {
            @Nullable String braced = found.group(1);
            String name = braced == null ? found.group(2) : braced;
            return Matcher.quoteReplacement(variables.getOrDefault(name, found.group()));
        });
    }

    private static Optional<OnezoneAddress> addressIn(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean option = word.equals("--host") || word.equals("--url");
            Optional<OnezoneAddress> found = Optional.empty();
            if (option && i + 1 < words.size()) {
                found = address(words.get(i + 1));
            } else if (word.startsWith("--host=") || word.startsWith("--url=")) {
                found = address(word.substring(word.indexOf('=') + 1));
            } else if (word.toLowerCase(Locale.ROOT).startsWith("https://")
                    || word.toLowerCase(Locale.ROOT).startsWith("http://")) {
                found = address(word);
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<AccessToken> tokenIn(List<String> words) {
        for (String word : words) {
            Matcher header = TOKEN_HEADER.matcher(word.strip());
            if (header.find()) {
                @Nullable String plain = header.group(1);
                Optional<AccessToken> found = token(plain == null ? header.group(2) : plain);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable String first(Map<String, String> variables, List<String> names) {
        List<String> found = new ArrayList<>();
        names.stream().filter(variables::containsKey).forEach(name -> found.add(variables.get(name)));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Optional<OnezoneAddress> address(@Nullable String text) {
        try {
            return text == null || text.contains("$") ? Optional.empty() : Optional.of(OnezoneAddress.parse(text));
        } catch (UnusableAddressException _) {
            return Optional.empty();
        }
    }

    private static Optional<AccessToken> token(@Nullable String text) {
        try {
            return text == null || text.contains("$") ? Optional.empty() : Optional.of(AccessToken.pasted(text));
        } catch (UnusableTokenException _) {
            return Optional.empty();
        }
    }
}
