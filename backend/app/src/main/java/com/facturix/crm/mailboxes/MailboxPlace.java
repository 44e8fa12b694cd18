package com.facturix.crm.mailboxes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features know of a mailbox. {@code signature} is sanitised HTML; {@code dailyCap} counts its mails a day. */
public record MailboxPlace(
        UUID id,
        UUID userId,
        String address,
        @Nullable String displayName,
        @Nullable String signature,
        boolean tracked,
        boolean shared,
        int dailyCap) {}
