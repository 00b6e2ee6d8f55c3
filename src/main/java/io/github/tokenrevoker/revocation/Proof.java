package io.github.tokenrevoker.revocation;

import io.github.tokenrevoker.onezone.Generation;

/** The server's own evidence that every temporary token issued before is dead. */
public sealed interface Proof {
    /** The generation grew. */
    record GenerationGrew(Generation before, Generation after) implements Proof {
        /** The difference: more than 1 if several revocations took effect, from any sender. */
        public long growth() {
            return after.number() - before.number();
        }
    }

    /** A temporary token made just before is now answered {@code tokenRevoked}. */
    record CanaryDied() implements Proof {}

    /** Our own token was a temporary one, had worked, and is now answered {@code tokenRevoked}. */
    record OwnTokenRevoked() implements Proof {}
}
