package com.facturix.crm.suppressions;

import com.facturix.crm.inbox.Bounce;
import com.facturix.crm.inbox.MessageEvent;
import com.facturix.crm.platform.persistence.Sql;
import com.facturix.crm.platform.persistence.Where;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts on the list whom mails came back from. Only readers of a mail of ours, which the answer has to name: whoever makes
 * up a bounce gets nobody else on it.
 */
@ApplicationScoped
class Returns {
    /** A full mailbox, a mail too large, its form or the server's opinion of it: the address may be good. */
    private static final Pattern NOT_THE_ADDRESS = Pattern.compile("[45]\\.(?:2\\.[23]|[367]\\.\\d+)");

    private final Suppressions suppressions;
    private final Sql sql;

    Returns(Suppressions suppressions, Sql sql) {
        this.suppressions = suppressions;
        this.sql = sql;
    }

    void hear(@Observes MessageEvent.Arrived arrived) {
        var original = arrived.originalId();
        if (original == null) {
            return;
        }
        switch (arrived.kind()) {
            case BOUNCE -> bounced(original, arrived.place().mailboxId(), arrived.bounce());
            case REPORT -> {
                if (isComplaint(arrived.messageId())) {
                    only(readers(original, arrived.place().mailboxId()))
                            .ifPresent(reader -> suppress(reader, SuppressionReason.COMPLAINED, original));
                }
            }
            case MESSAGE, OUT_OF_OFFICE -> {}
        }
    }

    private void bounced(UUID original, UUID mailbox, @Nullable Bounce bounce) {
        if (bounce == null || bounce.type() != Bounce.Type.HARD) {
            return;
        }
        if (bounce.status() != null && NOT_THE_ADDRESS.matcher(bounce.status()).matches()) {
            return;
        }
        var readers = readers(original, mailbox);
        var gone = bounce.recipient() == null
                ? only(readers)
                : Optional.of(Suppressions.normalised(bounce.recipient())).filter(readers::contains);
        gone.ifPresent(reader -> suppress(reader, SuppressionReason.BOUNCED, original));
    }

    private void suppress(String reader, SuppressionReason reason, UUID original) {
        var mail = sql.first(
                "select id from outgoing_mail where id = :id",
                Where.all().bind("id", original).values(),
                row -> row.uuid("id"));
        suppressions.suppress(reader, null, reason, mail.orElse(null));
    }

    /** Whom the mail went to, if it is one of ours. */
    private List<String> readers(UUID original, UUID mailbox) {
        return sql.list(
                """
                select distinct lower(r ->> 'address') as address
                from mail_message m cross join jsonb_array_elements(m.recipients) r
                where m.id = :id and m.mailbox_id = :mailbox and m.direction = 'out' and r ->> 'address' is not null
                """, Where.all().bind("id", original).bind("mailbox", mailbox).values(), row -> row.text("address"));
    }

    /** Who of several complained nobody says. */
    private static Optional<String> only(List<String> readers) {
        return readers.size() == 1 ? Optional.of(readers.getFirst()) : Optional.empty();
    }

    /** RFC 5965. Receipts and machines' thanks are reports, too. */
    private boolean isComplaint(UUID messageId) {
        return sql.exists("""
                select 1 from mail_raw where message_id = :id
                    and lower(encode(substring(bytes from 1 for 20000), 'escape')) like '%feedback-report%'
                """, Where.all().bind("id", messageId).values());
    }
}
