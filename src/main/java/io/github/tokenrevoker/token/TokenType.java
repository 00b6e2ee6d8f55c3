package io.github.tokenrevoker.token;

/** What a token is good for, as inscribed in it. */
public sealed interface TokenType {
    /** {@code act}, or {@code act:SESSION} with the web session it is bound to; the session is empty without one. */
    record Access(String session) implements TokenType {}

    /** {@code idn}: proves an identity and allows nothing. */
    record Identity() implements TokenType {}

    /** {@code KIND:TARGET:PARAMETERS}, an invitation. */
    record Invite(String kind, String target, String parameters) implements TokenType {}

    /** A form of a later version, shown as it stands. */
    record Other(String text) implements TokenType {}
}
