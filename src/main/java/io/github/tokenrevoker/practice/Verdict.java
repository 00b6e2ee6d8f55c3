package io.github.tokenrevoker.practice;

import java.util.Map;

/** What the practice zone makes of a credential. */
sealed interface Verdict {
    /**
     * A genuine token's bearer.
     *
     * @param kind {@code oneprovider} or {@code user}
     */
    record Known(String kind, String id) implements Verdict {
        boolean isProvider() {
            return kind.equals("oneprovider");
        }
    }

    record Rejected(ZoneError reason) implements Verdict {}

    /** An error as the zone words it; {@code details} is empty for an id that has none. */
    record ZoneError(int status, String id, String description, Map<String, ?> details) {
        ZoneError(int status, String id, String description) {
            this(status, id, description, Map.of());
        }

        /** This error as the cause of a 401. */
        ZoneError asUnauthorized() {
            return new ZoneError(
                    401,
                    "unauthorized",
                    "You must authenticate yourself to perform this operation. Error: " + description,
                    Map.of("authError", json()));
        }

        /** This error as what is wrong with a value, where the value could not even be read; else as it is. */
        ZoneError asBadValue(String key) {
            return id.equals("badToken") || id.equals("tokenTooLarge")
                    ? new ZoneError(
                            400,
                            "badValueToken",
                            "Bad value: provided \"" + key + "\" is not a valid token (see details).",
                            Map.of("key", key, "tokenError", json()))
                    : this;
        }

        Map<String, Object> json() {
            return details.isEmpty()
                    ? Map.of("id", id, "description", description)
                    : Map.of("id", id, "description", description, "details", details);
        }
    }
}
