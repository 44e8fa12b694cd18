package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.Ref;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the caller's, whole.
 *
 * @param mailbox the one it goes by; its name is the address
 * @param sendAt waiting: when it goes
 * @param held waiting: what keeps it although its time has come
 * @param problem failed: why it was given up
 * @param error the server's last words; of a reader who is not to be written to, {@code address: reason}
 * @param ofSequence put in by a sequence
 */
@Schema(name = "Mail")
public record MailView(
        UUID id,
        MailState state,
        Ref mailbox,
        List<MailPerson> to,
        List<MailPerson> cc,
        List<MailPerson> bcc,
        String subject,
        String body,
        @Nullable UUID threadId,
        @Nullable UUID replyToId,
        @Nullable Ref template,
        @Nullable Ref lead,
        @Nullable Ref deal,
        @Nullable Ref account,
        boolean tracked,
        boolean ofSequence,
        List<AttachmentView> attachments,
        @Nullable Instant sendAt,
        @Nullable Hold held,
        @Nullable SendingProblem problem,
        @Nullable String error,
        int attempts,
        @Nullable Instant sentAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
