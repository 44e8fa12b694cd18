package com.facturix.crm.platform.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** What every edited record has: a version-7 id, a version for If-Match, when it was made and last changed. */
@MappedSuperclass
public abstract class VersionedRecord {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate. */
    protected VersionedRecord() {}

    protected VersionedRecord(Instant now) {
        createdAt = now;
        updatedAt = now;
    }

    protected final void touch(Instant now) {
        updatedAt = now;
    }

    public final UUID id() {
        return id;
    }

    public final long version() {
        return version;
    }

    public final Instant createdAt() {
        return createdAt;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }
}
