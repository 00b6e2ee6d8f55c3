package io.github.tokenrevoker.durable;

import java.io.IOException;

/** Says before each write whether this process may still write to a folder. Thread-safe. */
@FunctionalInterface
public interface WritePermit {
    /** Never refuses. */
    WritePermit ALWAYS = () -> {};

    /**
     * Returns when a write is allowed now.
     *
     * @throws IOException when nothing may be written; its message says why, in words for the operator
     */
    void check() throws IOException;
}
