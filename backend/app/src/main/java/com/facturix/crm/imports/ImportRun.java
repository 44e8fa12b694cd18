package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.VersionedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in: uploaded, then checked as often as its mapping changes, then run once. What a job has done so
 * far stands here, written in the transaction that did it, so that another job can go on where one was cut off.
 */
@Entity
@Table(name = "import_run")
class ImportRun extends VersionedRecord {
    private String kind;
    private String state;

    @Column(name = "file_name", updatable = false)
    private String fileName;

    @Column(updatable = false)
    private String charset;

    @Column(updatable = false)
    private String delimiter;

    @Column(name = "row_count")
    private int rowCount;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode columns;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode suggestion;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode mapping;

    @Column(name = "mapping_number")
    private int mappingNumber;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode questions;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode counts;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable JsonNode samples;

    private @Nullable String phase;
    private int done;

    @Column(name = "last_row")
    private int lastRow;

    private @Nullable String error;

    @Column(name = "created_by", updatable = false)
    private UUID createdBy;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Embedded
    private TakingBack takingBack;

    @Column(name = "rows_deleted_at")
    private @Nullable Instant rowsDeletedAt;

    /** For Hibernate. */
    protected ImportRun() {}

    ImportRun(ImportKind kind, String fileName, CsvFile file, JsonNode nothing, UUID createdBy, Instant now) {
        super(now);
        this.kind = kind.key();
        this.state = ImportState.UPLOADED.key();
        this.fileName = fileName;
        this.charset = file.encoding().charset().name();
        this.delimiter = String.valueOf(file.delimiter());
        this.columns = nothing;
        this.suggestion = nothing;
        this.questions = nothing;
        this.takingBack = new TakingBack();
        this.createdBy = createdBy;
    }

    /** The file was read through. */
    void described(int rows, JsonNode profile, JsonNode suggested, JsonNode asked) {
        rowCount = rows;
        columns = profile;
        suggestion = suggested;
        questions = asked;
    }

    /** A mapping, and with it a new check from the first row on. */
    void map(JsonNode newMapping, JsonNode asked, Instant now) {
        refuseUnless(state() != ImportState.RUNNING
                && !state().over()
                && !Phase.UNDO.key().equals(phase)
                && rowsDeletedAt == null);
        mapping = newMapping;
        mappingNumber++;
        questions = asked;
        error = null;
        samples = null;
        begin(ImportState.CHECKING, Phase.CHECK, now);
    }

    /** The run, from the first row on; or, when one broke off, from where it did. */
    void start(Instant now) {
        if (mapping == null || !questions.isEmpty()) {
            throw Problems.conflict("mapping_incomplete", "Map the columns and answer the questions first.");
        }
        var brokeOff = state() == ImportState.FAILED && Phase.RUN.key().equals(phase);
        refuseUnless((state() == ImportState.READY || brokeOff) && rowsDeletedAt == null);
        error = null;
        finishedAt = null;
        if (brokeOff) {
            state = ImportState.RUNNING.key();
            touch(now);
        } else {
            begin(ImportState.RUNNING, Phase.RUN, now);
        }
        takingBack.allow(now);
    }

    private void begin(ImportState newState, Phase newPhase, Instant now) {
        state = newState.key();
        phase = newPhase.key();
        done = 0;
        lastRow = 0;
        startedAt = now;
        finishedAt = null;
        touch(now);
    }

    /** What it wrote is taken back from here on, or from where that broke off. */
    void undo(UUID who, int records, Instant now) {
        var brokeOff = state() == ImportState.FAILED && Phase.UNDO.key().equals(phase);
        refuseUnless(state() == ImportState.COMPLETED
                || state() == ImportState.CANCELLED
                || state() == ImportState.FAILED && startedAt != null);
        takingBack.begin(who, records, now);
        error = null;
        finishedAt = null;
        state = ImportState.UNDOING.key();
        if (!brokeOff) {
            phase = Phase.UNDO.key();
            done = 0;
            lastRow = 0;
        }
        touch(now);
    }

    /** A chunk is taken back. */
    void takenBack(int removedNow, int restoredNow, int keptNow, int records, int last, Instant now) {
        takingBack.advance(removedNow, restoredNow, keptNow);
        done += records;
        lastRow = last;
        touch(now);
    }

    void undone(Instant now) {
        state = ImportState.UNDONE.key();
        takingBack.settled();
        finishedAt = now;
        touch(now);
    }

    /** What would be needed to take it back is gone. */
    void settled() {
        takingBack.settled();
    }

    /** A chunk is done. */
    void advance(int rows, int last, JsonNode newCounts, @Nullable JsonNode newSamples, Instant now) {
        done += rows;
        lastRow = last;
        counted(newCounts, newSamples, now);
    }

    void counted(JsonNode newCounts, @Nullable JsonNode newSamples, Instant now) {
        counts = newCounts;
        samples = newSamples;
        touch(now);
    }

    /** The pass over the rows is through. */
    void finish(Instant now) {
        state = (state() == ImportState.CHECKING ? ImportState.READY : ImportState.COMPLETED).key();
        finishedAt = now;
        touch(now);
    }

    void fail(String reason, Instant now) {
        state = ImportState.FAILED.key();
        error = reason;
        finishedAt = now;
        touch(now);
    }

    void cancel(Instant now) {
        refuseUnless(!state().over());
        state = ImportState.CANCELLED.key();
        finishedAt = now;
        touch(now);
    }

    void refuseWhileBusy() {
        refuseUnless(!state().busy());
    }

    void rowsDeleted(Instant now) {
        rowsDeletedAt = now;
        if (!state().over()) {
            cancel(now);
        }
    }

    private void refuseUnless(boolean possible) {
        if (!possible) {
            throw Problems.conflict("wrong_state", "This cannot be done while the import is %s.".formatted(state));
        }
    }

    ImportKind kind() {
        return ImportKind.fromString(kind);
    }

    ImportState state() {
        return ImportState.of(state);
    }

    /** Whether the job for this mapping and phase still has something to do. */
    boolean expects(Phase wanted, int number) {
        var right =
                switch (wanted) {
                    case CHECK -> ImportState.CHECKING;
                    case RUN -> ImportState.RUNNING;
                    case UNDO -> ImportState.UNDOING;
                };
        return state() == right && mappingNumber == number;
    }

    String fileName() {
        return fileName;
    }

    String charset() {
        return charset;
    }

    char delimiter() {
        return delimiter.charAt(0);
    }

    int rowCount() {
        return rowCount;
    }

    int mappingNumber() {
        return mappingNumber;
    }

    int lastRow() {
        return lastRow;
    }

    JsonNode columns() {
        return columns;
    }

    JsonNode suggestion() {
        return suggestion;
    }

    @Nullable
    JsonNode mapping() {
        return mapping;
    }

    JsonNode questions() {
        return questions;
    }

    @Nullable
    JsonNode counts() {
        return counts;
    }

    @Nullable
    JsonNode samples() {
        return samples;
    }

    /** An undo goes through the records that were written, not through the file. */
    private int total() {
        return Phase.UNDO.key().equals(phase) ? takingBack.written() : rowCount;
    }

    Undo undo() {
        return takingBack.view();
    }

    @Nullable
    UUID undoneBy() {
        return takingBack.undoneBy();
    }

    @Nullable
    Progress progress() {
        return phase == null ? null : new Progress(Phase.of(phase), done, total());
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

    boolean rowsGone() {
        return rowsDeletedAt != null;
    }
}
