package io.github.tokenrevoker.practice;

import io.github.tokenrevoker.practice.Verdict.ZoneError;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The caveats as far as a zone on loopback can judge them. Where a caller comes from (ASN, country, region) it cannot
 * know, and such a caveat holds nowhere.
 */
final class CaveatCheck {
    private static final Pattern TIME = Pattern.compile("time < (\\d{1,18})");
    private static final Pattern LIST = Pattern.compile("([a-z.]+) (?:=|!=) (.*)");

    private CaveatCheck() {}

    static boolean holds(String caveat, Instant now) {
        Matcher time = TIME.matcher(caveat);
        if (time.matches()) {
            return now.getEpochSecond() < Long.parseLong(time.group(1));
        }
        Matcher list = LIST.matcher(caveat);
        if (!list.matches()) {
            return false;
        }
        var alternatives = Arrays.asList(list.group(2).split("\\|", -1));
        return switch (list.group(1)) {
            case "interface" -> alternatives.contains("rest");
            case "service" -> alternatives.contains("ozw-onezone") || alternatives.contains("ozw-*");
            case "ip" -> alternatives.stream().anyMatch(mask -> mask.startsWith("127.") || mask.equals("0.0.0.0/0"));
            case "api" -> alternatives.stream().anyMatch(CaveatCheck::allowsTemporaryTokens);
            default -> false;
        };
    }

    private static boolean allowsTemporaryTokens(String operation) {
        return operation.matches("(all|ozw)/(all|delete)/(token|\\*)\\..*")
                || operation.matches("(all|ozw)/(all|get)/(temporary_token_secret|provider|\\*)\\..*");
    }

    static ZoneError refusal(String caveat) {
        Matcher time = TIME.matcher(caveat);
        if (time.matches()) {
            return unverified(Map.of("type", "time", "validUntil", Long.parseLong(time.group(1))));
        }
        Matcher list = LIST.matcher(caveat);
        if (!list.matches()) {
            return new ZoneError(
                    400,
                    "tokenCaveatUnknown",
                    "Provided token has an unknown caveat: " + caveat,
                    Map.of("caveat", caveat));
        }
        String type = list.group(1);
        return unverified(
                type.equals("interface")
                        ? Map.of("type", type, "interface", list.group(2))
                        : Map.of(
                                "type",
                                type,
                                "whitelist",
                                Arrays.asList(list.group(2).split("\\|", -1))));
    }

    private static ZoneError unverified(Map<String, Object> caveat) {
        return new ZoneError(
                400,
                "tokenCaveatUnverified",
                "Provided token is not valid - a caveat could not be verified: " + caveat.get("type"),
                Map.of("caveat", caveat));
    }
}
