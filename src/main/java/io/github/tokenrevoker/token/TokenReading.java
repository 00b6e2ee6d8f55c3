package io.github.tokenrevoker.token;

import java.util.Optional;

/** The result of reading a token. */
public sealed interface TokenReading {
    /**
     * The token is a well-formed one. Whether it is genuine, only its Onezone can say.
     *
     * @param bytesAfter whether more follows after the signature, where a token ends
     */
    record Legible(Inscription inscription, boolean bytesAfter) implements TokenReading {
        public Legible(Inscription inscription) {
            this(inscription, false);
        }
    }

    /** The text is no token that Onedata writes. A Onezone might still take it, as an identity provider's own. */
    record Illegible(Reason reason) implements TokenReading {}

    /** Why a text could not be read. */
    enum Reason {
        FOREIGN_CHARACTER,
        /** It has the form of an identity provider's own access token, which some Onezones take. */
        IDENTITY_PROVIDERS,
        CUT_OFF,
        NOT_A_TOKEN
    }

    /** The inscription of a legible token, empty otherwise. */
    default Optional<Inscription> legible() {
        return this instanceof Legible legible ? Optional.of(legible.inscription()) : Optional.empty();
    }
}
