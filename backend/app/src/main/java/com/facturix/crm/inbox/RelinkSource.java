package com.facturix.crm.inbox;

import com.facturix.crm.platform.persistence.Ids;
import java.util.Locale;
import java.util.UUID;

/** The leads whose older mail is looked for. */
enum RelinkSource {
    /** One, who came, whose address or owner is another, or who has a deal now. */
    LEAD("lead l where l.id = :id"),
    /** All that an import wrote. */
    IMPORT("import_change x join lead l on l.id = x.record_id where x.import_id = :id and x.entity = 'lead'"),
    /** All that a bulk run changed or put back. */
    BULK("bulk_item x join lead l on l.id = x.lead_id where x.run_id = :id and x.state in ('changed', 'restored')"),
    /** All of a campaign, which were handed out. */
    CAMPAIGN("lead l where l.campaign_id = :id");

    private final String leads;

    RelinkSource(String leads) {
        this.leads = leads;
    }

    /** The leads and their condition, as {@code lead l} with {@code :id} bound. */
    String leads() {
        return leads;
    }

    /** Some leads as a job names them; the same ones once more are other work, as what is under way may have missed them. */
    record Leads(RelinkSource source, UUID id) {
        static Leads of(String job) {
            var parts = job.split("[:@]");
            return new Leads(valueOf(parts[0].toUpperCase(Locale.ROOT)), UUID.fromString(parts[1]));
        }

        String job() {
            return source.name().toLowerCase(Locale.ROOT) + ":" + id + "@" + Ids.next();
        }
    }
}
