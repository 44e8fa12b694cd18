package com.facturix.crm.deals;

import com.facturix.crm.pipelines.StageKind;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.platform.security.Caller;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code deal}: what a caller may not see is not there. */
@ApplicationScoped
class DealRepository implements PanacheRepositoryBase<Deal, UUID> {
    private static final String VIEW = """
            select %1$s, d.lead_id, l.full_name as lead_name, p.key as pipeline, d.probability_overridden, d.opened_on,
                d.lost_reason, d.lost_note, d.notes, d.metadata, d.external_id, d.rank,
                t.id as task_id, t.title as task_title, t.due_at as task_due_at
            from %2$s
            join pipeline p on p.id = s.pipeline_id
            left join lead l on l.id = d.lead_id
            left join lateral (
                select id, title, due_at from task where deal_id = d.id and done_at is null order by due_at, id limit 1
            ) t on true
            where %3$s
            """;

    private final Sql sql;
    private final Json json;
    private final DealRows rows;

    DealRepository(Sql sql, Json json, DealRows rows) {
        this.sql = sql;
        this.json = json;
        this.rows = rows;
    }

    /** The deals among {@code ids} that the caller may see, as places. */
    List<DealPlace> places(Collection<UUID> ids, Caller caller) {
        var where = PipelineQuery.visible(caller).and("d.id = any(:ids)", "ids", ids);
        return sql.list(
                "select d.id, d.account_id, d.campaign_id, d.lead_id, d.owner_id, d.name from deal d where "
                        + where.sql(),
                where.values(),
                row -> new DealPlace(
                        row.uuid("id"),
                        row.uuid("account_id"),
                        row.uuid("campaign_id"),
                        row.uuid("lead_id"),
                        row.uuid("owner_id"),
                        row.text("name")));
    }

    /** Loads a deal for writing: from here to the end of the transaction nobody else changes it. */
    Optional<Deal> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As {@link #locked(UUID)}, for several; in the order of their ids, so that two of these never wait in a circle. */
    List<Deal> locked(Collection<UUID> ids) {
        if (ids.size() == 1) {
            // The one statement that is planned once and for all: most moves are of one card.
            return locked(ids.iterator().next()).stream().toList();
        }
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The deal as {@code caller} sees it. */
    Optional<DealView> view(UUID id, Caller caller) {
        return read(PipelineQuery.visible(caller), id, caller);
    }

    /** The deal for somebody who has just written it, even if it has left their sight by that. */
    DealView written(UUID id, Caller caller) {
        return read(Where.all(), id, caller).orElseThrow();
    }

    /** Summaries of deals that {@code caller} has just written, in the order of {@code ids}. */
    List<DealSummary> summaries(List<UUID> ids, Caller caller) {
        var where = rows.timed(Where.all().and("d.id = any(:ids)", "ids", ids));
        return sql.list(
                "select " + DealRows.SUMMARY + " from " + DealRows.FROM + " where " + where.sql()
                        + " order by array_position(:ids, d.id)",
                where.values(),
                rows.summaries(caller));
    }

    /** Open deals without a probability of their own take over the stage's. */
    void reweigh(String stage, int probability) {
        sql.update("""
                update deal set probability = :probability, version = version + 1
                where stage = :stage and not probability_overridden and probability <> :probability
                """, Map.of("stage", stage, "probability", probability));
    }

    private Optional<DealView> read(Where visible, UUID id, Caller caller) {
        var where = rows.timed(visible.and("d.id = :id", "id", id));
        var now = rows.now();
        return sql.first(
                VIEW.formatted(DealRows.SUMMARY, DealRows.FROM, where.sql()),
                where.values(),
                row -> full(row, caller, now));
    }

    private DealView full(Row row, Caller caller, Instant now) throws SQLException {
        var owner = row.userRef("owner");
        var writes = caller.mayWriteOwnedBy(owner.id());
        return new DealView(
                row.uuid("id"),
                row.ref("account"),
                row.ref("campaign"),
                row.ref("lead"),
                owner,
                row.text("name"),
                row.decimal("value"),
                row.text("stage"),
                StageKind.fromString(row.text("stage_kind")),
                row.text("pipeline"),
                row.integer("probability"),
                row.flag("probability_overridden"),
                row.date("close_date"),
                row.date("opened_on"),
                row.instant("closed_at"),
                row.text("lost_reason"),
                row.text("lost_note"),
                row.text("notes"),
                json.read(row.text("metadata")),
                row.text("external_id"),
                row.decimal("rank").toPlainString(),
                row.instant("stage_since"),
                DealRows.daysSince(row.instant("stage_since"), now),
                row.flag("rotting"),
                row.flag("overdue"),
                nextStep(row, now),
                new DealView.Rights(writes, writes),
                row.number("version"),
                row.instant("created_at"),
                row.instant("updated_at"));
    }

    private static DealView.NextStep nextStep(Row row, Instant now) throws SQLException {
        var id = row.uuid("task_id");
        if (id == null) {
            return null;
        }
        var due = row.instant("task_due_at");
        return new DealView.NextStep(id, row.text("task_title"), due, due.isBefore(now));
    }
}
