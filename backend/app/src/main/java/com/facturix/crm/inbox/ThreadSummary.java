package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Ref;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A thread as lists show it. Of what it is linked to, only what the reader may see is named.
 *
 * @param people the names of the others
 * @param flagged whether one of its messages is marked with a flag
 * @param tracking null where none of its mails was tracked
 * @param returnedAt when a snooze last brought it back
 * @param mayAct whether the reader may file, snooze and link it: its owner, managers and admins
 */
@Schema(name = "ThreadSummary")
public record ThreadSummary(
        UUID id,
        ThreadMailbox mailbox,
        String subject,
        String people,
        String snippet,
        int messageCount,
        int unread,
        boolean hasAttachments,
        boolean hasInbound,
        boolean flagged,
        @Nullable Ref lead,
        @Nullable Ref deal,
        @Nullable Ref account,
        @Nullable Ref campaign,
        @Nullable TrackingSums tracking,
        @Nullable Instant snoozedUntil,
        @Nullable Instant doneAt,
        @Nullable Instant returnedAt,
        Instant lastMessageAt,
        boolean mayAct,
        long version) {}
