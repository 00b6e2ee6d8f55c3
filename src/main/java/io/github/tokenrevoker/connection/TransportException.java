package io.github.tokenrevoker.connection;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An exchange failed, and why. It does not say whether the request may have left; {@link Delivery} does. */
public final class TransportException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient TransportFault fault;

    public TransportException(TransportFault fault) {
        this(fault, null);
    }

    public TransportException(TransportFault fault, @Nullable Throwable cause) {
        super(fault.technical(), cause);
        this.fault = fault;
    }

    /** Never null. */
    public TransportFault fault() {
        return fault;
    }
}
