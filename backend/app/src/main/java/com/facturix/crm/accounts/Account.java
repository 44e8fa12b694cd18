package com.facturix.crm.accounts;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A client company. */
@Entity
@Table(name = "account")
class Account extends VersionedRecord {
    private String name;
    private @Nullable String industry;
    private @Nullable String website;
    private @Nullable String phone;
    private @Nullable String country;
    private @Nullable String city;
    private @Nullable Integer employees;

    @Column(name = "annual_revenue")
    private @Nullable BigDecimal annualRevenue;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    private @Nullable String notes;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode metadata = JsonNodeFactory.instance.objectNode();

    /** For Hibernate. */
    protected Account() {}

    Account(AccountRequest request, Instant now) {
        super(now);
        apply(request, new Changes());
    }

    /** Takes over every field; returns what really changed, and leaves the record alone if nothing did. */
    Changes amend(AccountRequest request, Instant now) {
        var changes = new Changes();
        apply(request, changes);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    private void apply(AccountRequest request, Changes changes) {
        name = changes.note("name", name, request.name());
        industry = changes.note("industry", industry, request.industry());
        website = changes.note("website", website, request.website());
        phone = changes.note("phone", phone, request.phone());
        country = changes.note("country", country, request.country());
        city = changes.note("city", city, request.city());
        employees = changes.note("employees", employees, request.employees());
        annualRevenue = changes.note("annualRevenue", annualRevenue, request.annualRevenue());
        parentId = changes.note("parentId", parentId, request.parentId());
        ownerId = changes.note("ownerId", ownerId, request.ownerId());
        notes = changes.note("notes", notes, request.notes());
        externalId = changes.note("externalId", externalId, request.externalId());
        metadata = changes.note("metadata", metadata, request.metadata());
    }

    String name() {
        return name;
    }

    @Nullable
    UUID ownerId() {
        return ownerId;
    }
}
