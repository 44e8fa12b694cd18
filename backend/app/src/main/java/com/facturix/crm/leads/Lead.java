package com.facturix.crm.leads;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody at a target company. */
@Entity
@Table(name = "lead")
class Lead extends VersionedRecord {
    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "first_name")
    private @Nullable String firstName;

    @Column(name = "last_name")
    private @Nullable String lastName;

    private @Nullable String company;

    @Column(name = "job_title")
    private @Nullable String jobTitle;

    private @Nullable String email;
    private @Nullable String phone;

    @Column(name = "phone_e164")
    private @Nullable String phoneE164;

    private @Nullable String country;
    private @Nullable String city;
    private @Nullable String website;
    private @Nullable String linkedin;
    private @Nullable String source;

    @Column(name = "status_id")
    private UUID statusId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    /** As text: a tree read back is another than the one written where 12.50 became 12.5, and would be written again. */
    @JdbcTypeCode(SqlTypes.JSON)
    private String custom = "{}";

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> tags = List.of();

    /** As somebody set it; null where it is read from the number or the country. */
    @Column(name = "time_zone")
    private @Nullable String timeZone;

    private int attempts;

    @Column(name = "last_contact_at")
    private @Nullable Instant lastContactAt;

    @Column(name = "last_outcome")
    private @Nullable String lastOutcome;

    @Column(name = "next_action_at")
    private @Nullable Instant nextActionAt;

    /** For Hibernate. */
    protected Lead() {}

    Lead(LeadRequest request, LeadStatus status, CustomValues customValues, PhoneNumbers numbers, Instant now) {
        super(now);
        statusId = status.id();
        apply(request, customValues, numbers, new Changes());
    }

    /** Takes over every field; returns what really changed, and leaves the record alone if nothing did. */
    Changes amend(
            LeadRequest request,
            LeadStatus statusBefore,
            LeadStatus statusAfter,
            CustomValues customValues,
            PhoneNumbers numbers,
            Instant now) {
        var changes = new Changes();
        apply(request, customValues, numbers, changes);
        changes.note("status", statusBefore.key(), statusAfter.key());
        statusId = statusAfter.id();
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    private void apply(LeadRequest request, CustomValues customValues, PhoneNumbers numbers, Changes changes) {
        campaignId = changes.note("campaignId", campaignId, request.campaignId());
        firstName = changes.note("firstName", firstName, request.firstName());
        lastName = changes.note("lastName", lastName, request.lastName());
        company = changes.note("company", company, request.company());
        jobTitle = changes.note("jobTitle", jobTitle, request.jobTitle());
        email = changes.note("email", email, request.email());
        phone = changes.note("phone", phone, request.phone());
        country = changes.note("country", country, request.country());
        if (changes.has("phone") || changes.has("country")) {
            phoneE164 = numbers.e164(phone, country);
        }
        city = changes.note("city", city, request.city());
        website = changes.note("website", website, request.website());
        linkedin = changes.note("linkedin", linkedin, request.linkedin());
        source = changes.note("source", source, request.source());
        ownerId = changes.note("ownerId", ownerId, request.ownerId());
        if (request.tags() != null) {
            tags = changes.note("tags", tags, request.tags());
        }
        custom = customValues.text();
        customValues.changes().forEach(changes::add);
        timeZone = changes.note("timeZone", timeZone, request.timeZone());
    }

    LeadCalls.Facts facts() {
        return new LeadCalls.Facts(statusId, ownerId, attempts, lastContactAt, lastOutcome, nextActionAt);
    }

    /** What calls leave here, in one go. */
    void take(LeadCalls.Facts facts, Changes changes, Instant now) {
        statusId = facts.statusId();
        ownerId = changes.note("ownerId", ownerId, facts.ownerId());
        attempts = changes.note("attempts", attempts, facts.attempts());
        lastContactAt = changes.note("lastContactAt", lastContactAt, facts.lastContactAt());
        lastOutcome = changes.note("lastOutcome", lastOutcome, facts.lastOutcome());
        nextActionAt = changes.note("nextActionAt", nextActionAt, facts.nextActionAt());
        if (!changes.isEmpty()) {
            touch(now);
        }
    }

    UUID campaignId() {
        return campaignId;
    }

    /** As JSON. */
    String custom() {
        return custom;
    }

    UUID statusId() {
        return statusId;
    }

    @Nullable
    UUID ownerId() {
        return ownerId;
    }
}
