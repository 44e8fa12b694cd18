package com.facturix.crm.campaigns;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What people say against an offer, and what to answer. */
@Entity
@Table(name = "objection")
class Objection extends VersionedRecord {
    @Column(name = "campaign_id", updatable = false)
    private UUID campaignId;

    private String title;
    private String answer;
    private int position;

    /** For Hibernate. */
    protected Objection() {}

    Objection(UUID campaignId, ObjectionRequest request, int position, Instant now) {
        super(now);
        this.campaignId = campaignId;
        this.position = position;
        apply(request, new Changes());
    }

    Changes amend(ObjectionRequest request, int newPosition, Instant now) {
        var changes = new Changes();
        apply(request, changes);
        position = changes.note("objection.position", position, newPosition);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    private void apply(ObjectionRequest request, Changes changes) {
        title = changes.note("objection.title", title, request.title());
        answer = changes.note("objection.answer", answer, request.answer());
    }

    UUID campaignId() {
        return campaignId;
    }

    String title() {
        return title;
    }

    int position() {
        return position;
    }

    ObjectionView view() {
        return new ObjectionView(id(), title, answer, position, version());
    }
}
