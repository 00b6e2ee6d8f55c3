package io.github.tokenrevoker.revocation;

import java.util.List;
import java.util.Locale;

/** How the benchmarks print what they measured: the machine, medians with their range, and ratios. */
final class Figures {
    private Figures() {}

    /** Says what the figures were measured on. To be printed first. */
    static void printMachine() {
        System.out.printf(
                Locale.ROOT,
                "%s %s, %s, %d processors, Java %s%n",
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
    }

    /** An act to be measured; what it returns is not looked at. */
    interface Act {
        Object run() throws Exception;
    }

    /** Returns the nanoseconds that an act took. */
    static long timed(Act act) throws Exception {
        long start = System.nanoTime();
        Object ignored = act.run();
        return ignored == null ? 0 : System.nanoTime() - start;
    }

    static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    static double ratio(List<Long> of, List<Long> to) {
        return (double) median(of) / median(to);
    }

    static void print(String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-60s %10.2f ms (%.2f to %.2f)%n",
                what,
                median(nanos) / 1e6,
                sorted.getFirst() / 1e6,
                sorted.getLast() / 1e6);
    }
}
