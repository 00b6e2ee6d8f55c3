package io.github.tokenrevoker.token;

/** Whether a revocation of temporary tokens touches this token, as inscribed in it. */
public sealed interface Persistence {
    /** {@code nmd}: outlives every revocation of temporary tokens. */
    record Named() implements Persistence {}

    /** {@code tmp-N}: dies when the provider's generation passes N. */
    record Temporary(long generation) implements Persistence {}

    /** A form of a later version, shown as it stands. */
    record Other(String text) implements Persistence {}
}
