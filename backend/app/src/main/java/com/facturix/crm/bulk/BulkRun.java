package com.facturix.crm.bulk;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.VersionedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Something done with many leads. How far it has come stands here, written in the transaction that did it, so that
 * another job can go on where one was cut off.
 */
@Entity
@Table(name = "bulk_run")
class BulkRun extends VersionedRecord {
    /** How long what was done can be undone. */
    static final Duration UNDOABLE = Duration.ofDays(30);

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private JsonNode action;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private JsonNode selection;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode quotas;

    private String state;
    private int total;
    private int done;
    private int changed;
    private int unchanged;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode refused = JsonNodeFactory.instance.objectNode();

    private int restored;

    @Column(name = "left_alone")
    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode leftAlone = JsonNodeFactory.instance.objectNode();

    private @Nullable String error;

    @Column(name = "created_by", updatable = false)
    private UUID createdBy;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "items_deleted_at")
    private @Nullable Instant itemsDeletedAt;

    /** For Hibernate. */
    protected BulkRun() {}

    BulkRun(JsonNode action, JsonNode selection, int total, UUID createdBy, Instant now) {
        super(now);
        this.action = action;
        this.selection = selection;
        this.state = BulkState.WAITING.key();
        this.total = total;
        this.createdBy = createdBy;
    }

    /**
     * The leads are gathered.
     *
     * @param shares how many of them each new owner gets; null where that is not counted
     */
    void begin(int leads, @Nullable JsonNode shares, Instant now) {
        state = BulkState.RUNNING.key();
        total = leads;
        quotas = shares;
        startedAt = now;
        touch(now);
    }

    /** A chunk is done. */
    void advance(int leads, int changedLeads, int unchangedLeads, Map<Refusal, Integer> refusals, Instant now) {
        done += leads;
        changed += changedLeads;
        unchanged += unchangedLeads;
        refused = added(refused, refusals);
        touch(now);
    }

    /** A chunk is undone. */
    void takeBack(int leads, int restoredLeads, Map<Refusal, Integer> others, Instant now) {
        done += leads;
        restored += restoredLeads;
        leftAlone = added(leftAlone, others);
        touch(now);
    }

    private static JsonNode added(JsonNode counts, Map<Refusal, Integer> more) {
        var sum = JsonNodeFactory.instance.objectNode();
        counts.properties()
                .forEach(entry -> sum.put(entry.getKey(), entry.getValue().asInt()));
        more.forEach(
                (reason, count) -> sum.put(reason.key(), sum.path(reason.key()).asInt() + count));
        return sum;
    }

    void finish(Instant now) {
        state = (state() == BulkState.UNDOING ? BulkState.UNDONE : BulkState.COMPLETED).key();
        finishedAt = now;
        touch(now);
    }

    void fail(String reason, Instant now) {
        state = BulkState.FAILED.key();
        error = reason;
        finishedAt = now;
        touch(now);
    }

    /** Begins to take it back; the numbers then count what the undo does. */
    void undo(Instant now) {
        if (state().busy() || state() == BulkState.UNDONE) {
            throw Problems.conflict("wrong_state", "This cannot be undone while it is %s.".formatted(state));
        }
        if (undoableUntil() == null || !now.isBefore(undoableUntil())) {
            throw Problems.conflict("too_late", "This was done too long ago to be undone.");
        }
        state = BulkState.UNDOING.key();
        total = changed - restored;
        done = 0;
        error = null;
        finishedAt = null;
        touch(now);
    }

    void forgotten(Instant now) {
        itemsDeletedAt = now;
    }

    @Nullable
    Instant undoableUntil() {
        var over = state() == BulkState.COMPLETED || state() == BulkState.FAILED;
        return over && itemsDeletedAt == null && changed > 0 ? createdAt().plus(UNDOABLE) : null;
    }

    JsonNode action() {
        return action;
    }

    JsonNode selection() {
        return selection;
    }

    @Nullable
    JsonNode quotas() {
        return quotas;
    }

    BulkState state() {
        return BulkState.of(state);
    }

    int total() {
        return total;
    }

    int done() {
        return done;
    }

    int changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    JsonNode refused() {
        return refused;
    }

    int restored() {
        return restored;
    }

    JsonNode leftAlone() {
        return leftAlone;
    }

    @Nullable
    String error() {
        return error;
    }

    UUID createdBy() {
        return createdBy;
    }

    @Nullable
    Instant startedAt() {
        return startedAt;
    }

    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }

    boolean itemsGone() {
        return itemsDeletedAt != null;
    }
}
