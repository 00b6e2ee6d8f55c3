package io.github.tokenrevoker.token.find;

import io.github.tokenrevoker.onezone.AccessToken;
import io.github.tokenrevoker.token.Inscription;
import io.github.tokenrevoker.token.TokenReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a search has found so far, each token once, within bounds of memory. */
final class Harvest {
    private static final int MAX_TOKENS = 10_000;
    private static final long MAX_LETTERS = 64L << 20;

    private final Map<String, Whole> whole = new LinkedHashMap<>();
    private final Map<String, Broken> broken = new LinkedHashMap<>();
    private long bytes;
    private long letters;
    private long dropped;

    private static final class Places {
        private final List<Place> first = new ArrayList<>(1);
        private long count;

        void add(Place place) {
            count++;
            if (first.size() < FoundToken.MAX_PLACES && !first.contains(place)) {
                first.add(place);
            }
        }
    }

    private record Whole(AccessToken token, Inscription inscription, String hint, Places places) {}

    private record Broken(DamagedToken.Reason reason, String hint, Places places) {}

    void addBytes(int more) {
        bytes += more;
    }

    long bytes() {
        return bytes;
    }

    void add(Recognition.Whole seen, Optional<String> mark, Place place) {
        Whole known = whole.get(seen.digest());
        if (known == null && hasRoomFor(seen.token().length())) {
            Inscription inscription = TokenReader.inscription(seen.location(), seen.identifier(), seen.caveats(), mark);
            known = new Whole(seen.token(), inscription, seen.hint(), new Places());
            whole.put(seen.digest(), known);
        } else {
            seen.token().clear();
        }
        if (known != null) {
            known.places().add(place);
        }
    }

    void add(Recognition.Broken seen, Place place) {
        Broken known = broken.get(seen.digest());
        if (known == null && hasRoomFor(0)) {
            known = new Broken(seen.reason(), seen.hint(), new Places());
            broken.put(seen.digest(), known);
        }
        if (known != null) {
            known.places().add(place);
        }
    }

    private boolean hasRoomFor(int length) {
        boolean room = whole.size() + broken.size() < MAX_TOKENS && letters + length <= MAX_LETTERS;
        if (room) {
            letters += length;
        } else {
            dropped++;
        }
        return room;
    }

    FoundTokens found() {
        return new FoundTokens(
                whole.values().stream()
                        .map(one -> new FoundToken(
                                one.token(), one.inscription(), one.hint(), one.places().first, one.places().count))
                        .toList(),
                broken.values().stream()
                        .map(one -> new DamagedToken(one.reason(), one.hint(), one.places().first, one.places().count))
                        .toList(),
                bytes,
                dropped);
    }
}
