package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import com.facturix.crm.platform.events.Changes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Why deals are lost. One that is no longer active stays on the deals that have it, and is offered to none. */
@Entity
@Table(name = "lost_reason")
class LostReason {
    @Id
    private String key;

    @Column(name = "label_en")
    private String labelEn;

    @Column(name = "label_fr")
    private String labelFr;

    private boolean active;
    private int position;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate. */
    protected LostReason() {}

    LostReason(String key, LostReasonRequest request, int position, Instant now) {
        this.key = key;
        this.position = position;
        createdAt = now;
        amend(request, position, now);
    }

    /** Takes over every field; returns what really changed. */
    Changes amend(LostReasonRequest request, int newPosition, Instant now) {
        var changes = new Changes();
        labelEn = changes.note("label.en", labelEn, request.label().en());
        labelFr = changes.note("label.fr", labelFr, request.label().fr());
        active = changes.note("active", active, request.active());
        position = changes.note("position", position, newPosition);
        if (!changes.isEmpty()) {
            updatedAt = now;
        }
        return changes;
    }

    String key() {
        return key;
    }

    int position() {
        return position;
    }

    long version() {
        return version;
    }

    LostReasonView view() {
        return new LostReasonView(key, new Label(labelEn, labelFr), active, position, version);
    }
}
