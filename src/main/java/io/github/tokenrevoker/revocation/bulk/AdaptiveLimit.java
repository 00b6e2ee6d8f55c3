package io.github.tokenrevoker.revocation.bulk;

/**
 * How much may be under way at once, found out while it is. It begins low and doubles with each round that is quick; a round is
 * as many pieces of work as the limit has room for. It shrinks the same way when work becomes slow, and is halved when a host
 * turns work away. Not thread-safe.
 */
final class AdaptiveLimit {
    private final int least;
    private final int most;
    private int limit;
    /** How many pieces of work were begun before the limit was halved and so say nothing of the new one. */
    private int stale;

    /**
     * Makes one.
     *
     * @param first where it begins
     * @param least it does not shrink below that by slowness
     */
    AdaptiveLimit(int first, int least, int most) {
        this.most = most;
        this.least = Math.min(least, most);
        this.limit = Math.min(first, most);
    }

    int now() {
        return limit;
    }

    /**
     * Notes that a piece of work took little more time than the quickest.
     *
     * @param underWay how much was under way with it: what never reaches the limit says nothing about it
     */
    void quick(int underWay) {
        if (isOfNow() && underWay >= limit && limit < most) {
            limit++;
        }
    }

    /** Notes that a piece of work took much more time than the quickest. */
    void slow() {
        if (isOfNow() && limit > least) {
            limit--;
        }
    }

    /** Notes that a piece of work was turned away. */
    void crowded() {
        if (isOfNow()) {
            stale = limit;
            limit = Math.max(1, limit / 2);
        }
    }

    private boolean isOfNow() {
        if (stale > 0) {
            stale--;
            return false;
        }
        return true;
    }
}
