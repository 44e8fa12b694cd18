package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.credentials.Vault;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Mailboxes that the service itself sets up for somebody who has none. */
@ApplicationScoped
public class MailboxIntake {
    private final MailboxRepository mailboxes;
    private final Vault vault;
    private final Events events;
    private final Clock clock;

    MailboxIntake(MailboxRepository mailboxes, Vault vault, Events events, Clock clock) {
        this.mailboxes = mailboxes;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /** Both servers of one host, without encryption: for the local mail server. */
    public record LocalServer(String host, int imapPort, int smtpPort, String password) {
        @Override
        public String toString() {
            return host;
        }
    }

    /** Connects the mailbox as the person's default one, unless they have set up any before. */
    @Transactional
    public void connect(UUID person, String address, String displayName, LocalServer server) {
        mailboxes.lockVersion(person);
        if (!mailboxes.of(person).isEmpty()) {
            return;
        }
        var request = new MailboxRequest(
                null,
                address,
                displayName,
                new ServerRequest(server.host(), server.imapPort(), Security.NONE, address, null),
                new ServerRequest(server.host(), server.smtpPort(), Security.NONE, address, null),
                "<p>" + displayName.replaceAll("[<>&]", "") + "</p>",
                true,
                false,
                true,
                null);
        var mailbox = new Mailbox(request, person, clock.instant());
        mailbox.beDefault(true);
        mailboxes.persist(mailbox);
        mailbox.imap().seal(vault.seal(server.password(), mailbox.id(), "imap_password"));
        mailbox.smtp().seal(vault.seal(server.password(), mailbox.id(), "smtp_password"));
        mailboxes.raiseVersion(person);
        var changes = List.of(new Change("address", null, address));
        events.fire(() -> new MailboxEvent.Connected(mailbox.id(), person, mailbox.version(), changes));
    }
}
