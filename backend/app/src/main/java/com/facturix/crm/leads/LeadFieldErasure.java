package com.facturix.crm.leads;

import com.facturix.crm.platform.jobs.Job;
import com.facturix.crm.platform.persistence.Sql;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes what was entered in a removed field from the campaign's leads, however many there are. */
@Singleton
class LeadFieldErasure implements Job {
    static final String NAME = "lead-field-erasure";
    private static final Logger LOG = Logger.getLogger(LeadFieldErasure.class);
    private static final int CHUNK = 5000;

    private final Sql sql;

    LeadFieldErasure(Sql sql) {
        this.sql = sql;
    }

    static String id(UUID campaignId, String key) {
        return campaignId + ":" + key;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Each statement is a transaction of its own; one that was cut off begins anew and finds less to do. */
    @Override
    public Outcome run(Order order) {
        var parts = order.id().split(":", 2);
        var campaign = UUID.fromString(parts[0]);
        Optional<UUID> last = Optional.of(new UUID(0, 0));
        while (last.isPresent()) {
            if (order.stopping()) {
                return Outcome.AGAIN;
            }
            last = erase(campaign, parts[1], last.get());
        }
        return Outcome.DONE;
    }

    private Optional<UUID> erase(UUID campaign, String key, UUID after) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("campaign", campaign);
        values.put("key", key);
        values.put("after", after);
        values.put("most", CHUNK);
        return sql.first("""
                with chunk as (
                    select id from lead
                    where campaign_id = :campaign and id > :after and jsonb_exists(custom, :key)
                    order by id limit :most
                ), erased as (
                    update lead set custom = custom - cast(:key as text) from chunk where lead.id = chunk.id returning lead.id
                )
                select id from erased order by id desc limit 1
                """, values, row -> row.uuid("id"));
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "What was entered in a removed field is still there, though nobody sees it: %s", id);
    }
}
