package com.facturix.crm.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that somebody's sequence has ready: its texts are filled.
 *
 * @param authorId in whose name it goes: the mailbox's person
 * @param recipients at least one, in the role {@code to}
 * @param body HTML; it is cleaned on the way in
 * @param threadId the conversation it goes on with; null begins a new one
 * @param replyToId the message it answers
 * @param sendAt not before then
 */
public record NewMail(
        UUID mailboxId,
        UUID authorId,
        List<Recipient> recipients,
        String subject,
        String body,
        @Nullable UUID threadId,
        @Nullable UUID replyToId,
        @Nullable UUID templateId,
        @Nullable UUID leadId,
        @Nullable UUID dealId,
        @Nullable UUID accountId,
        @Nullable UUID enrolmentId,
        @Nullable UUID stepId,
        @Nullable String variant,
        boolean tracked,
        Instant sendAt) {
    public NewMail {
        recipients = List.copyOf(recipients);
        subject = Heads.oneLine(subject);
    }
}
