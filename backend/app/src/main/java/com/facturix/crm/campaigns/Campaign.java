package com.facturix.crm.campaigns;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sales work for one account. */
@Entity
@Table(name = "campaign")
class Campaign extends VersionedRecord {
    @Column(name = "account_id")
    private UUID accountId;

    private String name;

    @Convert(converter = CampaignStatusColumn.class)
    private CampaignStatus status = CampaignStatus.DRAFT;

    @Column(name = "starts_on")
    private @Nullable LocalDate startsOn;

    @Column(name = "ends_on")
    private @Nullable LocalDate endsOn;

    private @Nullable String description;

    /** For Hibernate. */
    protected Campaign() {}

    Campaign(CampaignRequest request, Instant now) {
        super(now);
        apply(request, new Changes());
    }

    /** Takes over every field; returns what really changed, and leaves the record alone if nothing did. */
    Changes amend(CampaignRequest request, Instant now) {
        var changes = new Changes();
        apply(request, changes);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    private void apply(CampaignRequest request, Changes changes) {
        accountId = changes.note("accountId", accountId, request.accountId());
        name = changes.note("name", name, request.name());
        status = changes.note("status", status, request.status() == null ? status : request.status());
        startsOn = changes.note("startsOn", startsOn, request.startsOn());
        endsOn = changes.note("endsOn", endsOn, request.endsOn());
        description = changes.note("description", description, request.description());
    }

    UUID accountId() {
        return accountId;
    }

    String name() {
        return name;
    }
}
