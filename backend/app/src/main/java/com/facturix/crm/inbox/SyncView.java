package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a mailbox stands with its server.
 *
 * @param complete whether all that lay there has been read once
 * @param lagSeconds since it was last known to be whole; null before that
 * @param seen messages that were looked at: those stored, those skipped, and in the folder of all mail those that lie
 *     in another too
 * @param triable of the skipped, those that may be stored another time
 * @param waiting messages of the server that have not been looked at yet
 * @param live whether the server tells of new mail by itself
 */
@Schema(name = "MailSync")
public record SyncView(
        State state,
        boolean complete,
        @Nullable Instant lastSyncAt,
        @Nullable Long lagSeconds,
        long seen,
        long stored,
        long skipped,
        long triable,
        long waiting,
        boolean live,
        List<Folder> folders,
        List<LeftOutFolder> leftOut,
        @Nullable Failure error) {

    /** Where it stands. */
    @Schema(name = "MailSyncState")
    public enum State {
        /** Not looked at yet. */
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("syncing")
        SYNCING,
        /** Read whole, and looked after. */
        @JsonProperty("watching")
        WATCHING,
        @JsonProperty("failing")
        FAILING;

        static State ofKey(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /** A folder of the server. */
    @Schema(name = "MailFolder")
    public record Folder(
            UUID id,
            String name,
            FolderRole role,
            long messages,
            long seen,
            long stored,
            long skipped,
            boolean complete,
            @Nullable Instant lastSyncAt,
            @Nullable Failure error) {}

    /** A folder of the server that is not read, and why. */
    @Schema(name = "MailFolderLeftOut")
    public record LeftOutFolder(String name, LeftOut reason) {}

    /** Why it cannot be read; {@code words} are the server's own, {@code nextTryAt} is known of mailboxes. */
    @Schema(name = "MailSyncError")
    public record Failure(
            String problem,
            String words,
            Instant since,
            @Nullable Instant nextTryAt) {}
}
