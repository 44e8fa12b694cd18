package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The statuses of a campaign's leads.
 *
 * @param own whether the campaign has its own set, or still the default one
 */
public record LeadStatusSet(boolean own, List<Counted> items, long version) {

    /** A status with how many of the campaign's leads that the caller sees have it. */
    @Schema(name = "CountedLeadStatus")
    public record Counted(
            String key, Label label, LeadStatus.Meaning meaning, String color, int position, long leadCount) {
        static Counted of(LeadStatus status, long leads) {
            return new Counted(
                    status.key(), status.label(), status.meaning(), status.color(), status.position(), leads);
        }
    }
}
