package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.UserRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mailbox to choose from: to write from one's own, or to filter by. */
public record MailboxLine(
        UUID id,
        String address,
        @Nullable String displayName,
        UserRef user,
        boolean isDefault,
        boolean tracked,
        boolean own) {}
