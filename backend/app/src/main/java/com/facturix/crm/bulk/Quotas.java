package com.facturix.crm.bulk;

import java.util.List;
import java.util.stream.IntStream;

/** How many of a number of leads each of some people gets. Whole numbers that add up to the number. */
final class Quotas {
    private Quotas() {}

    /** So that in the end the loads are as even as can be: who has more gets less, or none. */
    static List<Long> byLoad(long leads, List<Long> loads) {
        var level = level(leads, loads);
        var quotas = loads.stream().mapToLong(load -> Math.max(0, level - load)).toArray();
        var rest = leads
                - IntStream.range(0, quotas.length).mapToLong(i -> quotas[i]).sum();
        for (var i = 0; rest > 0; i = (i + 1) % quotas.length) {
            if (loads.get(i) <= level) {
                quotas[i]++;
                rest--;
            }
        }
        return IntStream.range(0, quotas.length).mapToObj(i -> quotas[i]).toList();
    }

    /**
     * Whose turn the {@code n}-th lead is, from 1: turns go round among those who still get some, so that each has a like
     * share of the first ones. A number beyond all quotas goes round among all.
     */
    static int turn(long n, List<Long> quotas) {
        var before = 0L;
        var given = 0L;
        for (var level : quotas.stream().distinct().sorted().toList()) {
            var least = given;
            var still = IntStream.range(0, quotas.size())
                    .filter(i -> quotas.get(i) > least)
                    .toArray();
            var turns = (level - given) * still.length;
            if (n <= before + turns) {
                return still[(int) ((n - before - 1) % still.length)];
            }
            before += turns;
            given = level;
        }
        return (int) ((n - before - 1) % quotas.size());
    }

    /** The highest level to which all who are below can be filled up with these leads. */
    private static long level(long leads, List<Long> loads) {
        var low = loads.stream().mapToLong(Long::longValue).min().orElse(0);
        var high = low + leads;
        while (low < high) {
            var level = low + (high - low + 1) / 2;
            var needed =
                    loads.stream().mapToLong(load -> Math.max(0, level - load)).sum();
            if (needed <= leads) {
                low = level;
            } else {
                high = level - 1;
            }
        }
        return low;
    }
}
