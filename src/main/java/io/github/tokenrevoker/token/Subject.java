package io.github.tokenrevoker.token;

/** On whose behalf a token speaks, as inscribed in it. */
public sealed interface Subject {
    /** {@code prv-ID}: a Oneprovider, the only one whose temporary tokens this tool can revoke. */
    record Provider(String id) implements Subject {}

    /** {@code usr-ID}. */
    record User(String id) implements Subject {}

    /** {@code nobody}. */
    record Nobody() implements Subject {}

    /** An identifier of version 1, which says nothing of its subject. */
    record Undisclosed() implements Subject {}

    /** A form of a later version, shown as it stands. */
    record Other(String text) implements Subject {}
}
