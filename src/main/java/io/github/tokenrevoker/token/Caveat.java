package io.github.tokenrevoker.token;

import java.time.Instant;
import java.util.List;

/** One confinement of a token. {@code text} is always the caveat as written. */
public sealed interface Caveat {
    String text();

    /** {@code time < EPOCH}. */
    record ValidUntil(String text, Instant until) implements Caveat {}

    /** {@code ip}, {@code asn}, {@code geo.country}, {@code geo.region}: where a request must come from. */
    record Origin(String text, String kind, boolean excluded, List<String> places) implements Caveat {
        public Origin {
            places = List.copyOf(places);
        }
    }

    /** Which services may take the token. */
    record Services(String text, List<String> services) implements Caveat {
        public Services {
            services = List.copyOf(services);
        }
    }

    /** Who must carry it, shown by a token of their own. */
    record Consumers(String text, List<String> consumers) implements Caveat {
        public Consumers {
            consumers = List.copyOf(consumers);
        }
    }

    /** {@code interface}: over what it may be used. */
    record Interface(String text, String name) implements Caveat {}

    /** {@code api}: which operations it allows, as alternatives. */
    record Operations(String text, List<String> allowed) implements Caveat {
        public Operations {
            allowed = List.copyOf(allowed);
        }
    }

    /** {@code data.…}: good for reading and writing data only. */
    record DataOnly(String text) implements Caveat {}

    /** {@code authorization = none}: a legacy token that only states an identity. */
    record IdentityOnly(String text) implements Caveat {}

    /** Anything else. */
    record Unknown(String text) implements Caveat {}
}
