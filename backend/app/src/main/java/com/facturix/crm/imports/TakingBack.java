package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Problems;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be taken back of what an import wrote, and how far that has come; counted in records. */
@Embeddable
class TakingBack {
    private static final Duration UNDOABLE = Duration.ofDays(30);

    /** Null where there is nothing to take back. */
    @Column(name = "undoable_until")
    private @Nullable Instant undoableUntil;

    @Column(name = "undone_by")
    private @Nullable UUID undoneBy;

    private int written;
    private int removed;
    private int restored;
    private int kept;

    /** Something is written from now on. */
    void allow(Instant now) {
        undoableUntil = now.plus(UNDOABLE);
    }

    void begin(UUID who, int records, Instant now) {
        if (undoableUntil == null || undoableUntil.isBefore(now)) {
            throw Problems.conflict("not_undoable", "There is nothing that could be undone, or it is too long ago.");
        }
        undoneBy = who;
        written = records;
    }

    void advance(int removedNow, int restoredNow, int keptNow) {
        removed += removedNow;
        restored += restoredNow;
        kept += keptNow;
    }

    /** It is done, or what would be needed for it is gone. */
    void settled() {
        undoableUntil = null;
    }

    int written() {
        return written;
    }

    @Nullable
    UUID undoneBy() {
        return undoneBy;
    }

    Undo view() {
        return new Undo(undoableUntil, removed, restored, kept);
    }
}
