package com.facturix.crm.mailboxes;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mailbox as its owner set it. */
@Schema(name = "Mailbox")
public record MailboxSettings(
        UUID id,
        String address,
        @Nullable String displayName,
        ServerSettings imap,
        ServerSettings smtp,
        @Nullable String signature,
        boolean tracked,
        boolean shared,
        boolean isDefault,
        int dailyCap,

        @Schema(description = "What keeps it from sending; null while it sends.") @Nullable
        SendingTrouble sendingTrouble) {

    static MailboxSettings of(Mailbox mailbox, @Nullable SendingTrouble sendingTrouble) {
        return new MailboxSettings(
                mailbox.id(),
                mailbox.address(),
                mailbox.displayName(),
                mailbox.imap().view(),
                mailbox.smtp().view(),
                mailbox.signature(),
                mailbox.tracked(),
                mailbox.shared(),
                mailbox.isDefault(),
                mailbox.dailyCap(),
                sendingTrouble);
    }
}
