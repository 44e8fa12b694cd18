package com.facturix.crm.platform.jobs;

import java.util.List;

/**
 * Background work, what needs looking at first.
 *
 * @param items the first 200
 */
public record JobList(Counts counts, List<JobView> items) {
    public JobList {
        items = List.copyOf(items);
    }

    /** How much there is of it, by where it stands. */
    @org.eclipse.microprofile.openapi.annotations.media.Schema(name = "JobCounts")
    public record Counts(long running, long waiting, long retrying, long failed) {}
}
