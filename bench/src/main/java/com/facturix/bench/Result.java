package com.facturix.bench;

import java.util.List;

/**
 * What a workload found.
 *
 * @param ours through the real HTTP stack with login and permissions
 * @param limit the bare thing beside it in the same run
 * @param met one line a goal: what was asked, what was seen, whether it was reached
 */
record Result(String id, String title, String rows, Figures ours, Figures limit, List<Goal> met, List<String> notes) {

    /** Milliseconds and things per second; NaN where it was not measured. */
    record Figures(double p50, double p95, double p99, double rate) {
        static Figures of(Samples samples) {
            return new Figures(
                    samples.percentile(0.50), samples.percentile(0.95), samples.percentile(0.99), samples.rate());
        }

        static Figures none() {
            return new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
    }

    record Goal(String asked, String seen, boolean reached) {}

    double ratio() {
        return ours.p50() / limit.p50();
    }
}
