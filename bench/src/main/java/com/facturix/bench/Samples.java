package com.facturix.bench;

import java.util.Arrays;

/** Times of one thing done often, in nanoseconds. */
final class Samples {
    private long[] nanos = new long[1024];
    private int count;
    private long busyNanos;

    synchronized void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = time;
    }

    /** How long the whole went on, for a rate of things done side by side. */
    synchronized void wentOnFor(long time) {
        busyNanos += time;
    }

    synchronized int count() {
        return count;
    }

    /** In milliseconds; {@code share} between 0 and 1. */
    synchronized double percentile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[
                        Math.min(
                                count - 1,
                                (int) Math.ceil(share * count) - 1 < 0 ? 0 : (int) Math.ceil(share * count) - 1)]
                / 1e6;
    }

    /** Things done per second. */
    synchronized double rate() {
        var whole = busyNanos > 0 ? busyNanos : Arrays.stream(nanos, 0, count).sum();
        return whole == 0 ? Double.NaN : count * 1e9 / whole;
    }
}
