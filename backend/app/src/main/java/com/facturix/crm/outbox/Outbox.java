package com.facturix.crm.outbox;

import com.facturix.crm.mailboxes.Mailboxes;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.templates.RichText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The door for features that send mails: what is put in goes out once, or its author is told why not. */
@ApplicationScoped
public class Outbox {
    private final OutgoingMailRepository mails;
    private final DepartedLeads departed;
    private final Mailboxes mailboxes;
    private final Events events;
    private final Clock clock;
    private final String host;

    Outbox(
            OutgoingMailRepository mails,
            DepartedLeads departed,
            Mailboxes mailboxes,
            Events events,
            Clock clock,
            @ConfigProperty(name = "facturix.base-url") URI baseUrl) {
        this.mails = mails;
        this.departed = departed;
        this.mailboxes = mailboxes;
        this.events = events;
        this.clock = clock;
        this.host = Objects.requireNonNullElse(baseUrl.getHost(), "localhost");
    }

    /**
     * Puts a mail in, within the caller's transaction; it goes out at its time, in its mailbox's turn, with the mailbox's
     * signature. Refuses with 400 what cannot be a mail. Returns the mail's id, which its message will have too.
     */
    @Transactional
    public UUID queue(NewMail mail) {
        Heads.check("subject", mail.subject());
        Heads.check(mail.recipients());
        var now = clock.instant();
        var row = new OutgoingMail(mail, signed(mail), now);
        mails.persist(row);
        row.queue(mail.sendAt(), host, now);
        events.fire(() -> new OutboxEvent.Queued(row.id(), row.version(), row.ties()));
        return row.id();
    }

    /** Whether a mail can go to this address, as far as its form says. */
    public static boolean reaches(String address) {
        return Heads.faultOfAddress(address).isEmpty();
    }

    private String signed(NewMail mail) {
        var text = Objects.requireNonNullElse(RichText.sanitised(mail.body()), "");
        var signature = mailboxes.get(mail.mailboxId()).signature();
        return signature == null ? text : text + "<p><br></p>" + signature;
    }

    /**
     * Takes a mail back for good. Whether it could be: one that is handed over, or gone, cannot. Of two who want it,
     * this and what sends it, one wins.
     */
    @Transactional
    public boolean withdraw(UUID mailId) {
        return mails.takeBack(mailId)
                .map(ties -> {
                    events.fire(() -> new OutboxEvent.Withdrawn(mailId, 0, ties));
                    return true;
                })
                .orElse(false);
    }

    /**
     * Lets what was given up because a lead was deleted wait again, where the lead is back; for those who go on through
     * their sequences. Runs in the caller's transaction.
     */
    public void bringBack(List<UUID> enrolments) {
        departed.bringBack(enrolments);
    }

    /** The right side of this installation's Message-IDs. */
    String host() {
        return host;
    }
}
