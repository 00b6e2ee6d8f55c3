package io.github.tokenrevoker.ui.bulk;

/** Brings what happens on many threads to the FX thread, in the order in which it came. */
public interface Updates extends AutoCloseable {
    /** Adds something to be done on the FX thread, and returns at once. From any thread. */
    void add(Runnable update);

    /** Returns once everything has been done that was added before. On a virtual thread. */
    @Override
    void close();
}
