package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import io.github.tokenrevoker.onezone.UnusableAddressException;
import io.github.tokenrevoker.onezone.UnusableTokenException;
import io.github.tokenrevoker.transfer.Variables.Text;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request of a text: where it goes and with which token.
 *
 * @param ofOnezone whether it is certainly one to a Onezone's API, and not to some other server
 * @param unknown the variables that stand in the place of the host or the token and have no value
 * @param severalHosts whether it goes to several hosts
 * @param severalTokens whether its headers have different tokens
 */
record Request(
        Optional<OnezoneAddress> address,
        Optional<AccessToken> token,
        boolean ofOnezone,
        Set<String> unknown,
        boolean severalHosts,
        boolean severalTokens) {
    private static final Pattern TOKEN_HEADER = Pattern.compile(
            "\\s*(?:(?:x-auth-token|macaroon)\\s*[:;]|authorization\\s*:\\s*bearer\\s)\\s*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern ABSOLUTE = Pattern.compile("https?://[^/?#\\\\]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?:https?://)?(?:\\{\\{\\s{0,9}|<|[%!](?=[^%!]{1,80}[%!]))([A-Za-z_][\\w.-]{0,80})(?:\\s{0,9}}}|>|:[^%!]{0,40}[%!]|[%!])");
    private static final Pattern AFTER_PATH = Pattern.compile("[?#].*", Pattern.DOTALL);
    private static final Pattern NEXT_HEADER = Pattern.compile("\\n(?=[\\w-]{1,80}:)");
    private static final String ONEZONE_API = "/api/v3/onezone";

    /** The interfaces of Onedata's other services, which are no Onezone's. */
    private static final List<String> OTHER_APIS = List.of("/api/v3/oneprovider", "/api/v3/onepanel");

    /**
     * Reads where a request goes and with what.
     *
     * @param ofOnezone whether the program talks to Onezones only
     */
    static Request of(List<Text> urls, List<Text> headers, boolean ofOnezone) {
        Set<String> unknown = new LinkedHashSet<>();
        List<Text> own = urls.stream().filter(url -> !isOther(url.value())).toList();
        boolean named = own.stream().anyMatch(url -> url.value().contains(ONEZONE_API));
        Optional<OnezoneAddress> address = Optional.empty();
        for (Text url : own) {
            boolean wanted = !named || url.value().contains(ONEZONE_API);
            if (address.isEmpty() && wanted) {
                address = address(url, unknown);
            }
        }
        if (address.isPresent()) {
            unknown.clear();
        }
        List<Text> lines = headers.stream()
                .flatMap(header -> lines(header).stream())
                .sorted(Comparator.comparingInt(Request::rank))
                .toList();
        Set<AccessToken> tokens = new LinkedHashSet<>();
        for (Text line : lines) {
            tokenIn(line, unknown).ifPresent(tokens::add);
        }
        boolean severalHosts = own.stream()
                        .filter(url -> ABSOLUTE.matcher(url.value()).lookingAt())
                        .map(url -> address(url, new HashSet<>()))
                        .flatMap(Optional::stream)
                        .distinct()
                        .count()
                > 1;
        return new Request(
                address, tokens.stream().findFirst(), ofOnezone || named, unknown, severalHosts, tokens.size() > 1);
    }

    /** Where a request has several of the headers, a Onezone looks at them in this order. */
    private static int rank(Text header) {
        String name = header.value().stripLeading().toLowerCase(Locale.ROOT);
        return name.startsWith("x-auth-token") ? 0 : name.startsWith("authorization") ? 1 : 2;
    }

    private static boolean isOther(String url) {
        String path = AFTER_PATH.matcher(url).replaceFirst("");
        return OTHER_APIS.stream().anyMatch(path::contains);
    }

    /** A table of headers has one on each line; a single header may be wrapped. */
    private static List<Text> lines(Text headers) {
        return NEXT_HEADER
                .splitAsStream(headers.value())
                .map(line -> new Text(line, headers.unknown()))
                .toList();
    }

    private static Optional<OnezoneAddress> address(Text url, Set<String> unknown) {
        Matcher absolute = ABSOLUTE.matcher(url.value());
        int slash = url.value().indexOf('/');
        String origin = absolute.lookingAt()
                ? absolute.group()
                : url.value().substring(0, slash < 0 ? url.value().length() : slash);
        // Programs differ in what they take for the host in front of a backslash.
        if (url.value().startsWith("\\", origin.length())) {
            return Optional.empty();
        }
        if (mentions(origin, url.unknown(), unknown) || isPlaceholder(url.value(), unknown)) {
            return Optional.empty();
        }
        return address(origin);
    }

    static Optional<OnezoneAddress> address(String text) {
        try {
            return isOther(text) ? Optional.empty() : Optional.of(OnezoneAddress.parse(text));
        } catch (UnusableAddressException _) {
            return Optional.empty();
        }
    }

    private static Optional<AccessToken> tokenIn(Text header, Set<String> unknown) {
        Matcher named = TOKEN_HEADER.matcher(header.value());
        if (!named.matches()
                || mentions(named.group(1), header.unknown(), unknown)
                || isPlaceholder(named.group(1), unknown)) {
            return Optional.empty();
        }
        return token(named.group(1));
    }

    static Optional<AccessToken> token(@Nullable String text) {
        try {
            return text == null
                            || text.contains("$")
                            || PLACEHOLDER.matcher(text).lookingAt()
                    ? Optional.empty()
                    : Optional.of(AccessToken.pasted(text));
        } catch (UnusableTokenException _) {
            return Optional.empty();
        }
    }

    /** Whether a text is to be filled in, by a template, by a person, or in a way of the command prompt not followed here. */
    private static boolean isPlaceholder(String text, Set<String> unknown) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        boolean found = placeholder.lookingAt();
        if (found) {
            unknown.add(placeholder.group(1));
        }
        return found;
    }

    /** Whether one of the variables without a value stands in a text; those that do are noted. */
    private static boolean mentions(String text, Set<String> candidates, Set<String> unknown) {
        List<String> found =
                candidates.stream().filter(name -> text.contains("$" + name)).toList();
        unknown.addAll(found);
        return !found.isEmpty();
    }

    /** How well it says what is looked for. */
    int weight() {
        return (ofOnezone ? 4 : 0) + (token.isPresent() ? 2 : 0) + (address.isPresent() ? 1 : 0);
    }

    boolean saysNothing() {
        return address.isEmpty() && token.isEmpty() && unknown.isEmpty();
    }

    /** The last part of a program's path, without the ending that Windows gives it. */
    static String program(String word) {
        String name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
    }

    @Override
    public String toString() {
        return "Request[" + address + ", token hidden]";
    }
}
