package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Row;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody in a sequence, and where their lead belongs: whom news of them reach. */
record Touched(
        UUID id,
        UUID sequenceId,
        UUID leadId,
        @Nullable UUID stepId,
        UUID campaignId,
        UUID accountId,
        @Nullable UUID ownerId) {
    /** Of {@code enrolment e}, {@code lead l} and {@code campaign c}. */
    static final String COLUMNS = "e.id, e.sequence_id, e.lead_id, e.step_id, l.campaign_id, c.account_id, l.owner_id";

    static Touched of(Row row) throws SQLException {
        return new Touched(
                row.uuid("id"),
                row.uuid("sequence_id"),
                row.uuid("lead_id"),
                row.uuid("step_id"),
                row.uuid("campaign_id"),
                row.uuid("account_id"),
                row.uuid("owner_id"));
    }
}
