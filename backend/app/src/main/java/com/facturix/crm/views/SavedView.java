package com.facturix.crm.views;

import com.facturix.crm.platform.events.Changes;
import com.facturix.crm.platform.persistence.VersionedRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A list under a name. */
@Entity
@Table(name = "saved_view")
class SavedView extends VersionedRecord {
    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;

    @Column(updatable = false)
    private String page;

    private String name;
    private boolean shared;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> search;

    private int position;

    /** For Hibernate. */
    protected SavedView() {}

    SavedView(SavedViewRequest request, UUID owner, Instant now) {
        super(now);
        ownerId = owner;
        page = request.page().key();
        apply(request, new Changes());
    }

    Changes amend(SavedViewRequest request, Instant now) {
        var changes = new Changes();
        apply(request, changes);
        if (!changes.isEmpty()) {
            touch(now);
        }
        return changes;
    }

    private void apply(SavedViewRequest request, Changes changes) {
        name = changes.note("name", name, request.name());
        shared = changes.note("shared", shared, request.shared());
        search = changes.note("search", search, new TreeMap<>(request.search()));
        position = changes.note("position", position, request.position());
    }

    UUID ownerId() {
        return ownerId;
    }

    String name() {
        return name;
    }

    boolean shared() {
        return shared;
    }
}
