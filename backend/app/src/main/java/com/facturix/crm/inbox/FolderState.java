package com.facturix.crm.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a folder has been read: all its messages from {@code firstUid} to {@code lastUid}; null before it was looked
 * at for the first time.
 *
 * @param failing whether it could not be read the last time
 * @param flagsFrom how far down marks were read again, where the server does not count changes; null at the start
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
        @Nullable Instant lastSyncAt,
        boolean failing,
        @Nullable Long flagsFrom) {

    /** The copy lies in the sent folder, so the owner wrote it. */
    boolean isSent() {
        return role == FolderRole.SENT;
    }
}
