package io.github.tokenrevoker.onezone;

import io.github.tokenrevoker.connection.TransportFault;
import java.util.Optional;

/** Everything that can come of one call. Failures are values here: every caller has to say what it makes of each. */
public sealed interface Answer<T> {
    /** The documented success with the documented content. */
    record Success<T>(T value, Exchange exchange) implements Answer<T> {}

    /** A documented refusal: an error status with Onezone's error in the body. */
    record Refusal<T>(OnezoneError error, Exchange exchange) implements Answer<T> {}

    /** An answer that Onezone does not give: a proxy's page, half a document, a status out of place. */
    record Unreadable<T>(RawBody body, Exchange exchange) implements Answer<T> {}

    /** No byte of the request left this machine. */
    record NotSent<T>(TransportFault fault) implements Answer<T> {}

    /** The request may have arrived; no whole answer came back. */
    record Lost<T>(TransportFault fault) implements Answer<T> {}

    /** The outer facts of the answer, empty when there was none. */
    default Optional<Exchange> answered() {
        return switch (this) {
            case Success<T> success -> Optional.of(success.exchange());
            case Refusal<T> refusal -> Optional.of(refusal.exchange());
            case Unreadable<T> unreadable -> Optional.of(unreadable.exchange());
            case NotSent<T> _, Lost<T> _ -> Optional.empty();
        };
    }

    /** The value of a success, empty for everything else. */
    default Optional<T> success() {
        return this instanceof Success<T> success ? Optional.of(success.value()) : Optional.empty();
    }
}
