package com.facturix.crm.templates;

import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A template of mails: the team's, or its owner's alone. */
@Entity
@Table(name = "mail_template")
class MailTemplate extends VersionedRecord {
    /** As much of a body as the audit log keeps. */
    private static final int EXCERPT = 2000;

    private String name;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    private String language;
    private String subject;
    private String body;
    private boolean tracked;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    /** For Hibernate. */
    protected MailTemplate() {}

    /** {@code body}: sanitised. */
    MailTemplate(TemplateRequest request, String body, UUID author, Instant now) {
        super(now);
        apply(request, body, author, now, new Changes());
    }

    /** {@code body}: sanitised. A template that stops being the team's becomes {@code author}'s. */
    Changes amend(TemplateRequest request, String newBody, UUID author, Instant now) {
        var changes = new Changes();
        apply(request, newBody, author, now, changes);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    private void apply(TemplateRequest request, String newBody, UUID author, Instant now, Changes changes) {
        name = changes.note("name", name, request.name());
        if (request.scope() == TemplateScope.TEAM) {
            ownerId = changes.<@Nullable UUID>note("owner", ownerId, null);
        } else if (ownerId == null) {
            ownerId = changes.note("owner", ownerId, author);
        }
        language = changes.note("language", language, request.language().key());
        subject = changes.note("subject", subject, request.subject());
        if (!Objects.equals(body, newBody)) {
            changes.add(new Change("body", excerpt(body), excerpt(newBody)));
            body = newBody;
        }
        tracked = changes.note("tracked", tracked, request.tracked());
        if (request.archived() != isArchived()) {
            changes.add(new Change("archived", isArchived(), request.archived()));
            archivedAt = request.archived() ? now : null;
        }
    }

    private static @Nullable String excerpt(@Nullable String text) {
        return text == null || text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
    }

    String name() {
        return name;
    }

    @Nullable
    UUID ownerId() {
        return ownerId;
    }

    boolean isTeams() {
        return ownerId == null;
    }

    boolean isArchived() {
        return archivedAt != null;
    }

    Templates.Filling filling() {
        return new Templates.Filling(subject, body, MailLanguage.ofKey(language));
    }

    TemplatePlace place() {
        return new TemplatePlace(id(), name, ownerId, MailLanguage.ofKey(language), tracked, isArchived());
    }
}
