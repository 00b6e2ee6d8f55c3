package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Answer;

/** What became of the canary: a temporary token of one minute, made just before the revocation to see it die. */
public sealed interface CanaryFate {
    /** It had been made, and is now answered {@code tokenRevoked}. */
    record Died() implements CanaryFate {}

    /** The zone still takes it: not every temporary token is dead. */
    record Lives() implements CanaryFate {}

    /** It could not be made, mostly because the token in hand may not make others. */
    record NotMade(Answer<?> why) implements CanaryFate {}

    /** It was made, and what became of it could not be established. */
    record NotSeen(Answer<?> why) implements CanaryFate {}
}
