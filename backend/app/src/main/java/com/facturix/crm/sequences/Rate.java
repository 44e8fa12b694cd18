package com.facturix.crm.sequences;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A share with the uncertainty that comes of counting few: Wilson's interval at 95 %, which stays between 0 and 1 and keeps
 * its word for small numbers too.
 *
 * @param n of how many
 */
@Schema(name = "SequenceRate")
public record Rate(
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        int n) {
    /** The two-sided 95 % point of the normal distribution. */
    static final double Z = 1.959964;

    static Rate of(int hits, int n) {
        if (n == 0) {
            return new Rate(null, null, null, 0);
        }
        var p = (double) hits / n;
        var z2 = Z * Z;
        var middle = p + z2 / (2 * n);
        var spread = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        var scale = 1 + z2 / n;
        return new Rate(p, Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale), n);
    }
}
