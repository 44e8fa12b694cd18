package com.facturix.crm.calling;

import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One lead's row of {@code lead_work}: its facts are written here, the rest follows by {@link #refresh}. */
@ApplicationScoped
class LeadWork {
    private static final String LEASE_MINUTES = """
            coalesce((select s.lease_minutes from campaign_settings s where s.campaign_id = w.campaign_id), 10)
                * interval '1 minute'""";

    private final Sql sql;

    LeadWork(Sql sql) {
        this.sql = sql;
    }

    /** What is planned for a lead. */
    record Facts(
            @Nullable Instant notBefore,
            @Nullable String heldFor,
            @Nullable Instant callbackAt,
            @Nullable UUID callbackBy,
            @Nullable UUID callbackTaskId,
            @Nullable Instant hotAt,
            boolean usedUp) {}

    /** Where a lead stands. */
    record Standing(
            Facts facts,
            String state,
            @Nullable String hold,
            @Nullable Instant readyAt,
            @Nullable UUID leasedBy) {

        boolean isLeasedBy(UUID person) {
            return person.equals(leasedBy);
        }
    }

    /** The row, kept as it is until the transaction ends. The lead itself is to be locked before it. */
    Standing locked(UUID leadId) {
        return sql.one(
                "select * from lead_work where lead_id = :id for update", Map.of("id", leadId), LeadWork::standing);
    }

    Standing of(UUID leadId) {
        return sql.one("select * from lead_work where lead_id = :id", Map.of("id", leadId), LeadWork::standing);
    }

    /** Plans anew, and ends the lease of {@code holder}; somebody else's stays. */
    void plan(UUID leadId, Facts facts, UUID holder) {
        var values = Where.all()
                .bind("id", leadId)
                .bind("notBefore", facts.notBefore())
                .bind("heldFor", facts.heldFor())
                .bind("callbackAt", facts.callbackAt())
                .bind("callbackBy", facts.callbackBy())
                .bind("callbackTask", facts.callbackTaskId())
                .bind("hotAt", facts.hotAt())
                .bind("usedUp", facts.usedUp())
                .bind("holder", holder)
                .values();
        sql.update("""
                update lead_work set not_before = cast(:notBefore as timestamptz), held_for = :heldFor,
                    callback_at = cast(:callbackAt as timestamptz), callback_by = cast(:callbackBy as uuid),
                    callback_task_id = cast(:callbackTask as uuid), hot_at = cast(:hotAt as timestamptz),
                    used_up = :usedUp
                where lead_id = :id
                """, values);
        release(leadId, holder);
        refresh(List.of(leadId));
    }

    /** Ends the lease of {@code holder} on the lead; returns whether there was one. */
    boolean release(UUID leadId, UUID holder) {
        return sql.update("""
                update lead_work set state = 'ready', ready_at = now(), leased_by = null, leased_at = null,
                    leased_until = null
                where lead_id = :id and state = 'leased' and leased_by = :holder
                """, Map.of("id", leadId, "holder", holder)) == 1;
    }

    /** Lets the lease of {@code holder} run anew; returns whether there is one. */
    boolean keep(UUID leadId, UUID holder) {
        return sql.update("""
                update lead_work w set leased_until = now() + %1$s, ready_at = now() + %1$s
                where lead_id = :id and state = 'leased' and leased_by = :holder
                """.formatted(LEASE_MINUTES), Map.of("id", leadId, "holder", holder)) == 1;
    }

    /** Leases the lead to {@code holder} if its time has come and nobody has it; returns whether it did. */
    boolean take(UUID leadId, UUID holder) {
        return take(leadId, holder, "ready");
    }

    /** As {@link #take}, though the lead may be resting. */
    boolean takeEarly(UUID leadId, UUID holder) {
        return take(leadId, holder, "waiting") || take(leadId, holder, "ready");
    }

    private boolean take(UUID leadId, UUID holder, String state) {
        return sql.update("""
                update lead_work w set state = 'leased', hold = null, leased_by = :holder, leased_at = now(),
                    leased_until = now() + %1$s, ready_at = now() + %1$s
                where lead_id = :id and state = :state
                """.formatted(LEASE_MINUTES), Map.of("id", leadId, "holder", holder, "state", state)) == 1;
    }

    /** The lead that this person holds. */
    Optional<UUID> heldBy(UUID person) {
        return sql.first(
                "select lead_id from lead_work where state = 'leased' and leased_by = :person",
                Map.of("person", person),
                row -> row.uuid("lead_id"));
    }

    /** Works out anew where these leads stand. */
    void refresh(Collection<UUID> leadIds) {
        sql.list("select refresh_lead_work(cast(:ids as uuid[]))", Map.of("ids", leadIds), row -> "");
    }

    /** Counts that somebody gave a lead back. */
    void returned(UUID leadId, UUID campaignId, UUID person, ReturnReason reason) {
        sql.update("""
                insert into lease_return (id, lead_id, campaign_id, user_id, reason, at)
                values (uuidv7(), :lead, :campaign, :person, :reason, now())
                """, Map.of("lead", leadId, "campaign", campaignId, "person", person, "reason", reason.key()));
    }

    private static Standing standing(Row row) throws SQLException {
        var state = row.text("state");
        return new Standing(
                new Facts(
                        row.instant("not_before"),
                        row.text("held_for"),
                        row.instant("callback_at"),
                        row.uuid("callback_by"),
                        row.uuid("callback_task_id"),
                        row.instant("hot_at"),
                        row.flag("used_up")),
                state,
                row.text("hold"),
                "closed".equals(state) ? null : row.instant("ready_at"),
                row.uuid("leased_by"));
    }
}
