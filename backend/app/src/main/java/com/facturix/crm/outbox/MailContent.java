package com.facturix.crm.outbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an author decides about a mail. */
record MailContent(
        UUID mailboxId,
        List<Recipient> recipients,
        String subject,
        String body,
        @Nullable UUID threadId,
        @Nullable UUID replyToId,
        @Nullable UUID templateId,
        @Nullable UUID leadId,
        @Nullable UUID dealId,
        @Nullable UUID accountId,
        boolean tracked) {
    MailContent {
        recipients = List.copyOf(recipients);
    }
}
