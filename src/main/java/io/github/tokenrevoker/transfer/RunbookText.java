package io.github.tokenrevoker.transfer;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.onezone.OnezoneAddress;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a runbook says of a connection: variables such as {@code ONEZONE_HOST} and {@code TOKEN}, one command of a shell, a
 * browser's copied request, or settings. Nothing is executed, and no variable is looked up but those in the text itself.
 *
 * @param unknown the variables that stand in the place of the host or the token, and that the text gives no value
 * @param remarks what to say of the text besides
 */
public record RunbookText(
        Optional<OnezoneAddress> address, Optional<AccessToken> token, Set<String> unknown, Set<Remark> remarks) {
    public static final RunbookText NOTHING = new RunbookText(Optional.empty(), Optional.empty(), Set.of(), Set.of());

    /** A text of more characters than this is none of a runbook, and is not read. */
    public static final int MAX_LENGTH = 256 << 10;

    /** What a reader of the result should know; each has its own words in the window. */
    public enum Remark {
        /** The text was not read. */
        TOO_LONG,
        /** The text has other hosts in the place of the one that was taken. */
        SEVERAL_HOSTS,
        /** The text has other tokens in the place of the one that was taken. */
        SEVERAL_TOKENS
    }

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
            "oneclient_access_token",
            "authorization",
            "macaroon");
    private static final Pattern POWER_SHELL = Pattern.compile(
            "\\$env:|\\$\\w{1,60} *= *['\"@$]|\\b(?:invoke-(?:restmethod|webrequest)|irm|iwr)\\b|@\\{|[ \\t]`\\s*?$",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern COMMAND_PROMPT = Pattern.compile(
            "\\^[ \\t]*$|\\^\"|%[A-Za-z_]\\w{2,60}%|^[ \\t]{0,20}@?setx? +\"?\\w{1,60}=|^[ \\t]{0,20}\"?[A-Za-z]:\\\\",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern URL_ALONE = Pattern.compile("\\s*+<?(https?://[^\\s<>]++)>?\\s*+");
    /** Control sequences of terminals: colours, links, clearing to the end of a line. */
    private static final Pattern TERMINAL_CODES =
            Pattern.compile("\\x1b(?:\\[[0-?]*+[ -/]*+[@-~]|\\][^\\x07\\x1b]*+(?:\\x07|\\x1b\\\\))");

    /** What shells write in front of a command: of POSIX systems, of PowerShell, and of the Windows command prompt. */
    private static final Pattern PROMPT = Pattern.compile(
            "^[ \\t]{0,8}(?:\\[?[\\w.-]{1,40}@[\\w.-]{1,64}[ :][^$#%\\n]{0,80}[$#%] |\\$ |PS [^>\\n]{0,120}> ?|[A-Za-z]:\\\\[^>\"'\\n]{0,120}+(?<! )> ?)",
            Pattern.MULTILINE);

    private static final Pattern JSON_COMMAND = Pattern.compile("[:,\\[]\\s{0,10}\"((?:[^\"\\\\\\n]|\\\\.)*+)\"");
    private static final Pattern CONTINUED_LINE = Pattern.compile("([\\\\^`])[ \\t]{1,40}(?=\\r?$)", Pattern.MULTILINE);
    private static final Pattern CONTINUED_PROMPT = Pattern.compile("(\\\\\\r?\\n)> ");

    public RunbookText {
        unknown = Set.copyOf(unknown);
        remarks = Set.copyOf(remarks);
    }

    /** Reads a pasted text. Takes any text, and needs time in proportion to its length. */
    public static RunbookText read(String pasted) {
        if (pasted.length() > MAX_LENGTH) {
            return new RunbookText(Optional.empty(), Optional.empty(), Set.of(), Set.of(Remark.TOO_LONG));
        }
        String text = cleaned(pasted);
        RunbookText found = found(text);
        if (!found.isEmpty() || !found.unknown().isEmpty()) {
            return found;
        }
        String logged = loggedCommands(text);
        return logged.isEmpty() ? found : found(logged);
    }

    /** The commands that are strings of JSON, as logs have them. */
    private static String loggedCommands(String text) {
        Matcher string = JSON_COMMAND.matcher(text);
        StringBuilder commands = new StringBuilder();
        while (string.find()) {
            if (string.group(1).contains("curl ")) {
                commands.append(string.group(1)
                                .replaceAll("\\\\([\"/\\\\])", "$1")
                                .replace("\\n", "\n"))
                        .append('\n');
            }
        }
        return commands.toString();
    }

    private static RunbookText found(String text) {
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
                .or(() -> chosen.filter(request -> !request.unknown().isEmpty()).isPresent()
                        ? Optional.empty()
                        : variables.first(List.of("host", "url")).flatMap(Request::address))
                .or(() -> alone(text));
        Optional<AccessToken> token = chosen.flatMap(Request::token)
                .or(() -> variables.first(TOKEN_VARIABLES).flatMap(Request::token));
        Set<String> unknown = new LinkedHashSet<>();
        if (address.isEmpty() || token.isEmpty()) {
            chosen.map(Request::unknown).ifPresent(unknown::addAll);
        }
        if (address.isEmpty() && chosen.isEmpty()) {
            unknown.addAll(variables.unknown(HOST_VARIABLES));
        }
        if (token.isEmpty() && chosen.isEmpty()) {
            unknown.addAll(variables.unknown(TOKEN_VARIABLES));
        }
        return new RunbookText(address, token, unknown, remarks(requests, chosen, variables));
    }

    /** What else stands in the places from which the host and the token were taken. */
    private static Set<Remark> remarks(List<Request> requests, Optional<Request> chosen, Variables variables) {
        List<Request> equals = requests.stream()
                .filter(request -> chosen.filter(taken -> taken.ofOnezone() == request.ofOnezone())
                        .isPresent())
                .toList();
        Stream<OnezoneAddress> addresses = chosen.flatMap(Request::address).isPresent()
                ? equals.stream().map(Request::address).flatMap(Optional::stream)
                : variables.all(HOST_VARIABLES).map(Request::address).flatMap(Optional::stream);
        Stream<AccessToken> tokens = chosen.flatMap(Request::token).isPresent()
                ? equals.stream().map(Request::token).flatMap(Optional::stream)
                : variables.all(TOKEN_VARIABLES).map(Request::token).flatMap(Optional::stream);
        Set<Remark> remarks = EnumSet.noneOf(Remark.class);
        if (addresses.distinct().count() > 1
                || chosen.filter(Request::severalHosts).isPresent()) {
            remarks.add(Remark.SEVERAL_HOSTS);
        }
        if (tokens.distinct().count() > 1
                || chosen.filter(Request::severalTokens).isPresent()) {
            remarks.add(Remark.SEVERAL_TOKENS);
        }
        return remarks;
    }

    /** Without what web pages, mails and terminals put between. */
    private static String cleaned(String text) {
        String plain = TERMINAL_CODES
                .matcher(text)
                .replaceAll("")
                .replaceAll("[\\u200b-\\u200f\\u2060\\ufeff\\u00ad\\x00]", "")
                .replaceAll("[\\u00a0\\u202f\\u2007]", " ")
                .replaceAll("[\\u2018\\u2019]", "'")
                .replaceAll("[\\u201c\\u201d\\u201e]", "\"");
        if (plain.contains("&quot;") || plain.contains("&#39;")) {
            plain = plain.replace("&quot;", "\"")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
        }
        // A blank after a line continuation is invisible in a wiki, and a mistake.
        plain = CONTINUED_LINE.matcher(plain).replaceAll("$1");
        plain = PROMPT.matcher(plain).replaceAll("");
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
                Set.of(),
                remarks(List.of(), Optional.empty(), variables));
    }

    public boolean isEmpty() {
        return address.isEmpty() && token.isEmpty();
    }
}
