package com.facturix.crm.mailboxes;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing goes out of a mailbox: told as a test of its connection tells it.
 *
 * @param nextTryAt when what waits is tried again; null where it is tried as soon as something is to be sent
 */
@Schema(name = "MailboxSendingTrouble")
public record SendingTrouble(
        MailFailure.Problem problem,
        @Nullable String serverWords,
        Advice advice,
        Instant since,
        @Nullable Instant nextTryAt) {}
