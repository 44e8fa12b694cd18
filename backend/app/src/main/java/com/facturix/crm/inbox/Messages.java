package com.facturix.crm.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Where messages come in: read, threaded, linked to whom they are with, and kept byte for byte; each only once. */
@ApplicationScoped
public class Messages {
    private final MessageIntake intake;

    Messages(MessageIntake intake) {
        this.intake = intake;
    }

    /** Keeps a message of the mailbox, however broken. One that is there already stays as it is. */
    @Transactional
    public StoredMessage store(UUID mailboxId, byte[] raw, Origin origin) {
        var read = MessageReader.read(raw, origin.receivedAt());
        return intake.store(mailboxId, List.of(new MessageIntake.Incoming(raw, read, origin)))
                .getFirst();
    }
}
