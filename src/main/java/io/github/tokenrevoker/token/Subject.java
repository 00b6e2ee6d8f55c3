package io.github.tokenrevoker.token;

import java.util.regex.Pattern;

/** On whose behalf a token speaks, as inscribed in it. */
public sealed interface Subject {
    /** {@code prv-ID}: a Oneprovider, the only one whose temporary tokens this tool can revoke. */
    record Provider(String id) implements Subject {
        private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{1,128}");

        /**
         * Whether the id is of the form that Onezone gives: letters, digits, underscores and hyphens. Whoever wrote the
         * token chose the id, and only Onezone can say whether the token is genuine.
         */
        public boolean isWellFormed() {
            return WELL_FORMED.matcher(id).matches();
        }
    }

    /** {@code usr-ID}. */
    record User(String id) implements Subject {}

    /** {@code nobody}. */
    record Nobody() implements Subject {}

    /** An identifier of version 1, which says nothing of its subject. */
    record Undisclosed() implements Subject {}

    /** A form of a later version, shown as it stands. */
    record Other(String text) implements Subject {}
}
