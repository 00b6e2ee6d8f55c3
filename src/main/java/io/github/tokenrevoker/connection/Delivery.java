package io.github.tokenrevoker.connection;

import java.net.http.HttpResponse;

/** The result of sending one request: an answer of any kind, or the reason why there is none. */
public sealed interface Delivery<T> {
    /** A whole answer came back. */
    record Answered<T>(HttpResponse<T> response) implements Delivery<T> {}

    /**
     * No answer came back.
     *
     * @param mayHaveLeft false only where it is certain that no byte of the request left this machine
     */
    record Failed<T>(TransportFault fault, boolean mayHaveLeft) implements Delivery<T> {}
}
