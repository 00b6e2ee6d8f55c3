package io.github.tokenrevoker.onezone;

/**
 * How often a provider's temporary tokens have been renewed, as Onezone counts it. It only ever grows, by one with every
 * revocation; the first reading of a provider that never had a temporary token creates it as 1.
 *
 * @param number not negative
 */
public record Generation(long number) implements Comparable<Generation> {
    public boolean isAfter(Generation other) {
        return number > other.number;
    }

    @Override
    public int compareTo(Generation other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
