package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.Ref;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail of the caller's in a list; see {@link MailView}. {@code snippet}: how its text begins. */
public record MailSummary(
        UUID id,
        MailState state,
        Ref mailbox,
        List<MailPerson> to,
        String subject,
        String snippet,
        @Nullable UUID threadId,
        @Nullable Ref lead,
        @Nullable Ref deal,
        boolean hasAttachments,
        boolean ofSequence,
        @Nullable Instant sendAt,
        @Nullable Hold held,
        @Nullable SendingProblem problem,
        @Nullable String error,
        long version,
        Instant updatedAt) {}
