package io.github.tokenrevoker.token;

import java.util.List;
import java.util.Optional;

/**
 * What stands in a token for everybody to read.
 *
 * @param onezoneDomain the zone that issued it
 * @param version of the identifier: 1 (legacy), 2, or a later one; 0 where it does not say one
 * @param service the Onedata service that put its mark in front ({@code opw}, {@code opp}, …), if any
 * @param id opaque, public, safe to show and to record
 * @param caveats in the order in which they stand
 */
public record Inscription(
        String onezoneDomain,
        int version,
        Optional<String> service,
        Persistence persistence,
        Subject subject,
        TokenType type,
        String id,
        List<Caveat> caveats) {
    public Inscription {
        caveats = List.copyOf(caveats);
    }
}
