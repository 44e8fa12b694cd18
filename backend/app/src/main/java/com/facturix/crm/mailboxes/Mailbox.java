package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person's account with a mail provider. */
@Entity
@Table(name = "mailbox")
class Mailbox extends VersionedRecord {
    @Column(name = "user_id", updatable = false)
    private UUID userId;

    private String address;

    @Column(name = "display_name")
    private @Nullable String displayName;

    @Embedded
    @AttributeOverride(name = "host", column = @Column(name = "imap_host"))
    @AttributeOverride(name = "port", column = @Column(name = "imap_port"))
    @AttributeOverride(name = "security", column = @Column(name = "imap_security"))
    @AttributeOverride(name = "login", column = @Column(name = "imap_user"))
    @AttributeOverride(name = "password", column = @Column(name = "imap_password"))
    private MailServer imap;

    @Embedded
    @AttributeOverride(name = "host", column = @Column(name = "smtp_host"))
    @AttributeOverride(name = "port", column = @Column(name = "smtp_port"))
    @AttributeOverride(name = "security", column = @Column(name = "smtp_security"))
    @AttributeOverride(name = "login", column = @Column(name = "smtp_user"))
    @AttributeOverride(name = "password", column = @Column(name = "smtp_password"))
    private MailServer smtp;

    private @Nullable String signature;
    private boolean tracked;
    private boolean shared;

    @Column(name = "is_default")
    private boolean isDefault;

    @Column(name = "daily_cap")
    private int dailyCap;

    /** For Hibernate. */
    protected Mailbox() {}

    Mailbox(MailboxRequest request, UUID owner, Instant now) {
        super(now);
        userId = owner;
        imap = new MailServer(request.imap());
        smtp = new MailServer(request.smtp());
        apply(request, new Changes());
    }

    Changes amend(MailboxRequest request) {
        var changes = new Changes();
        imap.amend(request.imap(), "imap", changes);
        smtp.amend(request.smtp(), "smtp", changes);
        apply(request, changes);
        return changes;
    }

    private void apply(MailboxRequest request, Changes changes) {
        address = changes.note("address", address, request.address());
        displayName = changes.note("displayName", displayName, request.displayName());
        signature = changes.note("signature", signature, request.signature());
        tracked = changes.note("tracked", tracked, request.tracked());
        shared = changes.note("shared", shared, request.shared());
        dailyCap = changes.note("dailyCap", dailyCap, request.dailyCap());
    }

    void beDefault(boolean wanted) {
        isDefault = wanted;
    }

    void changed(Instant now) {
        touch(now);
    }

    UUID userId() {
        return userId;
    }

    String address() {
        return address;
    }

    @Nullable
    String displayName() {
        return displayName;
    }

    MailServer imap() {
        return imap;
    }

    MailServer smtp() {
        return smtp;
    }

    @Nullable
    String signature() {
        return signature;
    }

    boolean tracked() {
        return tracked;
    }

    boolean shared() {
        return shared;
    }

    boolean isDefault() {
        return isDefault;
    }

    int dailyCap() {
        return dailyCap;
    }
}
