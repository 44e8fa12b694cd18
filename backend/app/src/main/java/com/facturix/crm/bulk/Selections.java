package com.facturix.crm.bulk;

import com.facturix.crm.leads.LeadBatch;
import com.facturix.crm.leads.LeadCounts;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Keyset.Statement;
import com.facturix.crm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Which leads a selection means, for whatever is done with many of them. */
@ApplicationScoped
public class Selections {
    private final LeadBatch leads;
    private final LeadCounts counts;

    Selections(LeadBatch leads, LeadCounts counts) {
        this.leads = leads;
        this.counts = counts;
    }

    /** How many leads they are. Refuses with 400 a selection of nothing, with 409 one that has changed since it was looked at. */
    public int count(BulkSelection selection, Caller caller) {
        if (selection.ids() != null && selection.filter() != null
                || selection.ids() == null && selection.filter() == null) {
            throw Problems.invalid("selection", "must name either ids or a filter");
        }
        if (selection.ids() != null) {
            if (selection.ids().isEmpty()) {
                throw Problems.invalid("selection.ids", "must name at least one lead");
            }
            return (int) selection.ids().stream().distinct().count();
        }
        if (selection.expected() == null) {
            throw Problems.invalid("selection.expected", "must say how many leads the filter found");
        }
        var matching = counts.exactly(selection.filter(), caller).count();
        if (matching != selection.expected()) {
            throw Problems.conflict(
                    "selection_changed",
                    "%d leads match by now, not %d. Look at them and try again."
                            .formatted(matching, selection.expected()));
        }
        if (matching == 0) {
            throw Problems.invalid("selection.filter", "matches no lead");
        }
        return Math.toIntExact(matching);
    }

    /** A statement that reads {@code no}, from 1, and {@code id} of each; named ids may be of leads that nobody sees. */
    public Statement rows(BulkSelection selection, Caller caller) {
        return rows(selection, caller, "x.id");
    }

    /** As {@link #rows}, with the most promising ones of a filter first. */
    Statement bestFirst(BulkSelection selection, Caller caller) {
        return rows(selection, caller, "x.score desc, x.id");
    }

    private Statement rows(BulkSelection selection, Caller caller, String order) {
        if (selection.filter() == null) {
            return new Statement(
                    "select x.no, x.id from unnest(cast(:chosen as uuid[])) with ordinality as x (id, no)",
                    Map.of("chosen", selection.ids().stream().distinct().toList()));
        }
        var matching = leads.selected(selection.filter(), caller);
        return new Statement(
                "select row_number() over (order by %s) as no, x.id from (%s) x".formatted(order, matching.sql()),
                matching.values());
    }
}
