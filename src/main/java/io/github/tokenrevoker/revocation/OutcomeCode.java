package io.github.tokenrevoker.revocation;

import java.util.Locale;
import java.util.Optional;

/** The kinds of outcomes, as the journal names them. */
public enum OutcomeCode {
    REVOKED,
    REVOKED_UNPROVED,
    NOT_REVOKED,
    REFUSED,
    NOT_SENT,
    UNKNOWN;

    static OutcomeCode of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Revoked _ -> REVOKED;
            case Outcome.RevokedUnproved _ -> REVOKED_UNPROVED;
            case Outcome.NotRevoked _ -> NOT_REVOKED;
            case Outcome.Refused _ -> REFUSED;
            case Outcome.NotSent _ -> NOT_SENT;
            case Outcome.Unknown _ -> UNKNOWN;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OutcomeCode> ofWord(String word) {
        for (OutcomeCode code : values()) {
            if (code.word().equals(word)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
