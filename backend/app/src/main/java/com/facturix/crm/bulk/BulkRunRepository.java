package com.facturix.crm.bulk;

import com.facturix.crm.bulk.BulkRunView.Count;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.security.Caller;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one gate to {@code bulk_run}: one's own runs, and for managers everybody's. */
@ApplicationScoped
class BulkRunRepository implements PanacheRepositoryBase<BulkRun, UUID> {
    private static final int TOLD = 100;

    private final BulkItems items;
    private final Sql sql;
    private final Json json;

    BulkRunRepository(BulkItems items, Sql sql, Json json) {
        this.items = items;
        this.sql = sql;
        this.json = json;
    }

    Optional<BulkRun> visible(UUID id, Caller caller) {
        return findByIdOptional(id)
                .filter(run -> caller.seesAll() || run.createdBy().equals(caller.id()));
    }

    /** The run, which nobody else may change until the transaction ends. */
    Optional<BulkRun> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The latest runs of one person. */
    List<BulkRun> latest(Caller caller, int most) {
        return find("createdBy = ?1 order by createdAt desc, id desc", caller.id())
                .page(0, most)
                .list();
    }

    BulkAction action(BulkRun run) {
        return json.as(run.action(), BulkAction.class);
    }

    BulkSelection selection(BulkRun run) {
        return json.as(run.selection(), BulkSelection.class);
    }

    Sharing sharing(BulkRun run) {
        var filter = selection(run).filter();
        return new Sharing(
                action(run).people(),
                run.quotas() == null ? null : json.as(run.quotas(), new TypeReference<List<Long>>() {}),
                filter != null && filter.unownedOnly());
    }

    BulkRunView view(BulkRun run) {
        var refused = counts(run.refused());
        var leftAlone = counts(run.leftAlone());
        var undone = run.state() == BulkState.UNDOING || run.state() == BulkState.UNDONE;
        return new BulkRunView(
                run.id(),
                action(run),
                run.state(),
                run.total(),
                run.done(),
                run.changed(),
                run.unchanged(),
                sum(refused),
                refused,
                run.restored(),
                sum(leftAlone),
                leftAlone,
                items.told(run.id(), undone ? "left_alone" : "refused", TOLD),
                run.undoableUntil(),
                run.error(),
                creator(run.createdBy()),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.version());
    }

    /** Runs older than {@code before} whose leads are still remembered. */
    List<UUID> withItemsBefore(Instant before) {
        return sql.list("""
                select id from bulk_run
                where created_at < :before and items_deleted_at is null and state not in ('waiting', 'running', 'undoing')
                """, Map.of("before", before), row -> row.uuid("id"));
    }

    private static List<Count> counts(JsonNode byReason) {
        var counts = new ArrayList<Count>();
        byReason.properties()
                .forEach(entry -> counts.add(
                        new Count(Refusal.of(entry.getKey()), entry.getValue().asInt())));
        return counts;
    }

    private static int sum(List<Count> counts) {
        return counts.stream().mapToInt(Count::count).sum();
    }

    private UserRef creator(UUID id) {
        return sql.one(
                "select id, name from app_user where id = :id",
                Map.of("id", id),
                row -> new UserRef(row.uuid("id"), row.text("name")));
    }
}
