package com.facturix.crm.notifications;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One line of the bell.
 *
 * @param actor null where nobody's doing brought it, such as a reminder
 * @param entity what {@code record} is: account, campaign, lead, deal, task, import, thread, mail or mailbox
 * @param record what it opens; null where it stands for {@code count} records
 * @param text the words around a mention; the stage that a deal was moved to; whether an import completed or failed; who answered
 *     a mail; {@code sending} where a mailbox fails in that
 */
@Schema(name = "Notification")
public record NotificationView(
        UUID id,
        NotificationKind kind,
        Instant at,
        @Nullable UserRef actor,
        String entity,
        @Nullable Ref record,
        int count,
        @Nullable String text,
        @Nullable Instant readAt) {}
