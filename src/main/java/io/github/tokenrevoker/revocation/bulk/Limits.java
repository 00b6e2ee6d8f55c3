package io.github.tokenrevoker.revocation.bulk;

/**
 * How much is under way at once.
 *
 * @param perHost at most so many providers of one Onezone
 * @param inAll at most so many providers of all
 */
public record Limits(int perHost, int inAll) {
    /** The largest useful number of connections at once. */
    private static final int IN_ALL = 512;

    public Limits {
        if (perHost < 1 || inAll < 1) {
            throw new IllegalArgumentException("nothing would ever be done");
        }
    }

    public static Limits perHost(int most) {
        return new Limits(most, Math.max(most, IN_ALL));
    }
}
