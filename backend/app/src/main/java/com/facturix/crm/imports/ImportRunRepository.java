package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one gate to {@code import_run}. Whoever may import sees all runs, so that a colleague can take one over. */
@ApplicationScoped
class ImportRunRepository implements PanacheRepositoryBase<ImportRun, UUID> {
    private static final Keyset.Listing LISTING =
            new Keyset.Listing("""
            r.id, r.kind, r.state, r.file_name, r.row_count, r.counts, r.phase, r.done, r.written, r.error, r.created_by as creator_id,
            u.name as creator_name, r.created_at, r.started_at, r.finished_at, r.version""", "import_run r join app_user u on u.id = r.created_by", "r.id");

    private final Sql sql;
    private final Keyset keyset;
    private final Json json;

    ImportRunRepository(Sql sql, Keyset keyset, Json json) {
        this.sql = sql;
        this.keyset = keyset;
        this.json = json;
    }

    /** The run, which nobody else may change until the transaction ends. */
    Optional<ImportRun> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<ImportRunSummary> page(PageRequest page) {
        return keyset.page(LISTING, Where.all(), ImportSort.class, "-createdAt", page, this::summary);
    }

    ImportRunView view(ImportRun run) {
        return new ImportRunView(
                run.id(),
                run.kind(),
                run.state(),
                run.fileName(),
                run.charset(),
                String.valueOf(run.delimiter()),
                run.rowCount(),
                columns(run).stream().map(ColumnView::of).toList(),
                orNull(run.mapping(), Mapping.class),
                json.as(run.suggestion(), Mapping.class),
                orNull(run.counts(), Counts.class),
                run.progress(),
                orNull(run.samples(), Samples.class),
                json.as(run.questions(), new TypeReference<>() {}),
                run.undo(),
                run.error(),
                creator(run.createdBy()),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                run.version());
    }

    List<ColumnProfile> columns(ImportRun run) {
        return json.as(run.columns(), new TypeReference<>() {});
    }

    Optional<Mapping> mapping(ImportRun run) {
        return Optional.ofNullable(run.mapping()).map(mapping -> json.as(mapping, Mapping.class));
    }

    Counts counts(ImportRun run) {
        var counts = run.counts();
        return counts == null ? Counts.ZERO : json.as(counts, Counts.class);
    }

    Samples samples(ImportRun run) {
        var samples = run.samples();
        return samples == null ? Samples.none() : json.as(samples, Samples.class);
    }

    /** Runs older than {@code before} whose rows are still kept and that no job works on. */
    List<UUID> withRowsBefore(Instant before) {
        return sql.list("""
                select id from import_run
                where created_at < :before and rows_deleted_at is null and state not in ('checking', 'running')
                """, Map.of("before", before), row -> row.uuid("id"));
    }

    /** Runs that can no longer be undone, with what is kept for it. */
    List<UUID> undoableBefore(Instant now) {
        return sql.list(
                "select id from import_run where undoable_until < :now and state <> 'undoing'",
                Map.of("now", now),
                row -> row.uuid("id"));
    }

    private UserRef creator(UUID id) {
        return sql.one(
                "select id, name from app_user where id = :id",
                Map.of("id", id),
                row -> new UserRef(row.uuid("id"), row.text("name")));
    }

    private ImportRunSummary summary(Row row) throws SQLException {
        var phase = row.text("phase");
        var counts = row.text("counts");
        return new ImportRunSummary(
                row.uuid("id"),
                ImportKind.fromString(row.text("kind")),
                ImportState.of(row.text("state")),
                row.text("file_name"),
                row.integer("row_count"),
                counts == null ? null : json.read(counts, Counts.class),
                phase == null
                        ? null
                        : new Progress(
                                Phase.of(phase),
                                row.integer("done"),
                                row.integer(phase.equals(Phase.UNDO.key()) ? "written" : "row_count")),
                row.text("error"),
                row.userRef("creator"),
                row.instant("created_at"),
                row.instant("started_at"),
                row.instant("finished_at"),
                row.number("version"));
    }

    private <T> @Nullable T orNull(@Nullable JsonNode tree, Class<T> type) {
        return tree == null ? null : json.as(tree, type);
    }
}
