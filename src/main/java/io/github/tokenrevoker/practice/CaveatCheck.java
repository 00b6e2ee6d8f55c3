package io.github.tokenrevoker.practice;

import io.github.tokenrevoker.practice.Verdict.ZoneError;
import io.github.tokenrevoker.token.Caveat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the caveats that a zone on loopback can judge. Where a caller comes from (ASN, country, region) it cannot
 * know, and such a caveat holds nowhere.
 */
final class CaveatCheck {
    private CaveatCheck() {}

    /**
     * Whether a caveat holds.
     *
     * @param operation what the caller wants; empty where a token is only looked at
     */
    static boolean holds(Caveat caveat, Instant now, Optional<Operation> operation) {
        return switch (caveat) {
            case Caveat.ValidUntil valid -> now.isBefore(valid.until());
            case Caveat.Interface over -> over.name().equals("rest");
            case Caveat.Services services ->
                services.services().contains("ozw-onezone")
                        || services.services().contains("ozw-*");
            case Caveat.Operations operations ->
                operation.isEmpty() || operations.allowed().stream().anyMatch(operation.get()::isAllowedBy);
            case Caveat.Origin origin ->
                origin.kind().equals("ip") && origin.places().stream().anyMatch(CaveatCheck::coversLoopback);
            case Caveat.Consumers _, Caveat.DataOnly _, Caveat.IdentityOnly _, Caveat.Unknown _ -> false;
        };
    }

    private static boolean coversLoopback(String mask) {
        return mask.startsWith("127.") || mask.equals("0.0.0.0/0");
    }

    /** What a route does, in the terms of {@code api} caveats; their finer parts are not looked at here. */
    record Operation(String verb, String type) {
        boolean isAllowedBy(String alternative) {
            return alternative.matches("(all|ozw)/(all|" + verb + ")/(\\*|" + type + ")\\..*");
        }
    }

    static ZoneError refusal(Caveat caveat) {
        return switch (caveat) {
            case Caveat.ValidUntil valid ->
                unverified(Map.of("type", "time", "validUntil", valid.until().getEpochSecond()));
            case Caveat.Interface over -> unverified(Map.of("type", "interface", "interface", over.name()));
            case Caveat.Services services -> unverified("service", services.services());
            case Caveat.Consumers consumers -> unverified("consumer", consumers.consumers());
            case Caveat.Operations operations -> unverified("api", operations.allowed());
            case Caveat.Origin origin
            when origin.kind().startsWith("geo.") ->
                unverified(Map.of(
                        "type", origin.kind(),
                        "filter", origin.excluded() ? "blacklist" : "whitelist",
                        "list", origin.places()));
            case Caveat.Origin origin -> unverified(origin.kind(), origin.places());
            case Caveat.DataOnly data -> unverified(Map.of("type", data.text().split(" ", 2)[0]));
            case Caveat.IdentityOnly _ -> unverified(Map.of("type", "authorization"));
            case Caveat.Unknown unknown ->
                new ZoneError(
                        400,
                        "tokenCaveatUnknown",
                        "Provided token has an unknown caveat: " + unknown.text(),
                        Map.of("caveat", unknown.text()));
        };
    }

    private static ZoneError unverified(String type, List<String> whitelist) {
        return unverified(Map.of("type", type, "whitelist", whitelist));
    }

    private static ZoneError unverified(Map<String, Object> caveat) {
        return new ZoneError(
                400,
                "tokenCaveatUnverified",
                "Provided token is not valid - a caveat could not be verified: " + caveat.get("type"),
                Map.of("caveat", caveat));
    }
}
