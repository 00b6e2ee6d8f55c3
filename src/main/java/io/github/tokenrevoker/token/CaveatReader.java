package io.github.tokenrevoker.token;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a caveat as Onedata writes it. Whatever does not fit is unknown, never dropped. */
final class CaveatReader {
    private static final Pattern TIME = Pattern.compile("time < (\\d{1,18})");
    private static final Pattern LIST = Pattern.compile("([a-z.]+) (=|!=) (.+)", Pattern.DOTALL);
    private static final Pattern DATA = Pattern.compile("data\\.(readonly|path = .+|objectid = .+)", Pattern.DOTALL);

    private CaveatReader() {}

    static Caveat read(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return new Caveat.ValidUntil(text, atMost(Long.parseLong(time.group(1))));
        }
        if (DATA.matcher(text).matches()) {
            return new Caveat.DataOnly(text);
        }
        Matcher list = LIST.matcher(text);
        if (!list.matches()) {
            return new Caveat.Unknown(text);
        }
        boolean excluded = list.group(2).equals("!=");
        List<String> values = List.of(list.group(3).split("\\|", -1));
        boolean excludable = list.group(1).startsWith("geo.");
        if (excluded && !excludable) {
            return new Caveat.Unknown(text);
        }
        return switch (list.group(1)) {
            case "ip", "asn", "geo.country", "geo.region" -> new Caveat.Origin(text, list.group(1), excluded, values);
            case "service" -> new Caveat.Services(text, values);
            case "consumer" -> new Caveat.Consumers(text, values);
            case "interface" -> new Caveat.Interface(text, list.group(3));
            case "api" -> new Caveat.Operations(text, values);
            case "authorization" ->
                list.group(3).equals("none") ? new Caveat.IdentityOnly(text) : new Caveat.Unknown(text);
            default -> new Caveat.Unknown(text);
        };
    }

    private static Instant atMost(long epochSecond) {
        return Instant.ofEpochSecond(Math.min(epochSecond, Instant.MAX.getEpochSecond()));
    }
}
