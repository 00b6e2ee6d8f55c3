package io.github.tokenrevoker.revocation.leak;

import io.github.tokenrevoker.onezone.Access;
import java.util.Optional;

/**
 * A leaked token, and how to ask whether it works.
 *
 * @param own what the fitting profile's own token reads the generation in force with; empty where it is not at hand or
 *     nobody wants that, since only the zone's word about the very token is to count
 */
public record LeakQuestion(LeakedToken token, Optional<Access> own) {
    /** Asks the zone about the token itself. */
    public LeakQuestion(LeakedToken token) {
        this(token, Optional.empty());
    }
}
