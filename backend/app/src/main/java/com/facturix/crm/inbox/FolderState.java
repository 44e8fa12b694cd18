package com.facturix.crm.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a folder has been read: all its messages from {@code firstUid} to {@code lastUid}; null before it was looked
 * at for the first time.
 */
record FolderState(
        UUID id,
        UUID mailboxId,
        String name,
        FolderRole role,
        @Nullable Long uidValidity,
        @Nullable Long firstUid,
        @Nullable Long lastUid,
        @Nullable Long modSeq,
        boolean firstDone,
        @Nullable Instant lastSyncAt) {

    /** The copy lies in the sent folder, so the owner wrote it. */
    boolean isSent() {
        return role == FolderRole.SENT;
    }
}
