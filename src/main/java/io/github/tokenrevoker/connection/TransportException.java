package io.github.tokenrevoker.connection;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An exchange failed, and why. Whether the request may have left is not said here but by the {@link Call}. */
final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient TransportFault fault;

    TransportException(TransportFault fault) {
        this(fault, null);
    }

    TransportException(TransportFault fault, @Nullable Throwable cause) {
        super(fault.technical(), cause);
        this.fault = fault;
    }

    TransportFault fault() {
        return fault;
    }
}
