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

    /** Keeps the other processes that write to the folder waiting until it is closed. */
    interface Writing extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Begins to write files of the folder, alone until the result is closed. What is begun inside of it on the same thread
     * belongs to it. Blocks while another process writes.
     *
     * @throws IOException as for {@link #check}, and when another process goes on writing for too long
     */
    default Writing begin() throws IOException {
        check();
        return () -> {};
    }
}
