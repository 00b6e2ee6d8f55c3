package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a runbook says of a connection: variables such as {@code ONEZONE_HOST} and {@code TOKEN}, one command of a shell, a
 * browser's copied request, or settings. Nothing is executed, and no variable is looked up but those in the text itself.
 *
 * @param unknown the variables that stand in the place of the host or the token, and that the text gives no value
 */
public record RunbookText(Optional<OnezoneAddress> address, Optional<AccessToken> token, Set<String> unknown) {
    public static final RunbookText NOTHING = new RunbookText(Optional.empty(), Optional.empty(), Set.of());

    /** A text of more than this is none of a runbook. */
    private static final int MAX_LENGTH = 256 << 10;

    private static final List<String> HOST_VARIABLES = List.of(
            "onezone_host",
            "onezone_domain",
            "zone_host",
            "zone_domain",
            "onezone_url",
            "onezone_address",
            "zone_url",
            "oz_host",
            "oz_domain",
            "onezone",
            "zone",
            "onezonehost",
            "onezoneurl",
            "zonehost");
    private static final List<String> TOKEN_VARIABLES = List.of(
            "onezone_api_key",
            "onezone_token",
            "onezone_access_token",
            "oneprovider_rest_access_token",
            "oneprovider_access_token",
            "oneprovider_token",
            "provider_access_token",
            "provider_token",
            "onedata_access_token",
            "onedata_token",
            "rest_access_token",
            "x_auth_token",
            "auth_token",
            "api_token",
            "token",
            "access_token",
            "accesstoken",
            "api_key",
            "oneclient_access_token");
    private static final Pattern POWER_SHELL = Pattern.compile(
            "\\$env:|\\$\\w{1,60} *= *['\"@$]|\\b(?:invoke-(?:restmethod|webrequest)|irm|iwr)\\b|@\\{|[ \\t]`\\s*?$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern COMMAND_PROMPT = Pattern.compile(
            "\\^[ \\t]*$|\\^\"|%[A-Za-z_]\\w{2,60}%|^\\s{0,20}@?setx? +\"?\\w{1,60}=",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern URL_ALONE = Pattern.compile("\\s*+<?(https?://[^\\s<>]++)>?\\s*+");
    private static final Pattern CONTINUED_PROMPT = Pattern.compile("(\\\\\\r?\\n)> ");

    public RunbookText {
        unknown = Set.copyOf(unknown);
    }

    /** Reads a pasted text. Takes any text, and needs time in proportion to its length. */
    public static RunbookText read(String pasted) {
        if (pasted.length() > MAX_LENGTH) {
            return NOTHING;
        }
        String text = cleaned(pasted);
        Variables variables = new Variables();
        List<Request> requests = requests(text, variables);
        KeyValues.read(text, requests.isEmpty(), variables);
        // The first of equals.
        Optional<Request> best = requests.stream().reduce((one, other) -> other.weight() > one.weight() ? other : one);
        Optional<OnezoneAddress> named = variables.first(HOST_VARIABLES).flatMap(Request::address);
        boolean commandCounts = best.map(request -> request.ofOnezone()
                        || named.isEmpty()
                        || request.address().isEmpty()
                        || request.address().equals(named))
                .orElse(false);
        Optional<Request> chosen = best.filter(_ -> commandCounts);
        Optional<OnezoneAddress> address = chosen.flatMap(Request::address)
                .or(() -> named)
                .or(() -> variables.first(List.of("host", "url")).flatMap(Request::address))
                .or(() -> alone(text));
        Optional<AccessToken> token = chosen.flatMap(Request::token)
                .or(() -> variables.first(TOKEN_VARIABLES).flatMap(Request::token));
        Set<String> unknown = new LinkedHashSet<>();
        if (address.isEmpty() || token.isEmpty()) {
            chosen.map(Request::unknown).ifPresent(unknown::addAll);
        }
        return new RunbookText(address, token, unknown);
    }

    /** Without what web pages, mails and terminals put between. */
    private static String cleaned(String text) {
        String plain = text.replaceAll("[\\u200b-\\u200f\\u2060\\ufeff\\u00ad\\x00]", "")
                .replaceAll("[\\u00a0\\u202f\\u2007]", " ")
                .replaceAll("[\\u2018\\u2019]", "'")
                .replaceAll("[\\u201c\\u201d\\u201e]", "\"");
        boolean mailed = !plain.isBlank() && plain.lines().allMatch(line -> line.isBlank() || line.startsWith(">"));
        return mailed
                ? plain.replaceAll("(?m)^(?:> ?)++", "")
                : CONTINUED_PROMPT.matcher(plain).replaceAll("$1");
    }

    private static List<Request> requests(String text, Variables variables) {
        if (FetchCalls.looksLikeOne(text)) {
            KeyValues.read(text, false, variables);
            return FetchCalls.requests(text, variables);
        }
        if (POWER_SHELL.matcher(text).find()) {
            return Requests.of(PowerShellScript.commands(text), variables);
        }
        return Requests.of(
                COMMAND_PROMPT.matcher(text).find() ? CmdScript.commands(text) : PosixScript.commands(text), variables);
    }

    private static Optional<OnezoneAddress> alone(String text) {
        var url = URL_ALONE.matcher(text);
        return url.matches() ? Request.address(url.group(1)) : Optional.empty();
    }

    /** Reads the variables of a process. */
    public static RunbookText ofEnvironment(Map<String, String> environment) {
        Variables variables = new Variables();
        environment.forEach(variables::set);
        return new RunbookText(
                variables.first(HOST_VARIABLES).flatMap(Request::address),
                variables.first(TOKEN_VARIABLES).flatMap(Request::token),
                Set.of());
    }

    public boolean isEmpty() {
        return address.isEmpty() && token.isEmpty();
    }
}
