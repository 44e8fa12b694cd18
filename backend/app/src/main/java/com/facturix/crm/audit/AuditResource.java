package com.facturix.crm.audit;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.persistence.Json;
import com.facturix.crm.platform.persistence.Keyset;
import com.facturix.crm.platform.persistence.Row;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/audit-entries")
@Tag(name = "Audit", description = "Who changed what, when and from where.")
class AuditResource {
    private static final Keyset.Listing ENTRIES = new Keyset.Listing(
            "e.id, e.at, e.actor_id, u.name as actor_name, e.action, e.entity, e.entity_id, e.changes, e.ip, e.origin",
            "audit_entry e left join app_user u on u.id = e.actor_id",
            "e.id");
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final Keyset keyset;
    private final Json json;

    AuditResource(Keyset keyset, Json json) {
        this.keyset = keyset;
        this.json = json;
    }

    @GET
    @Requires(Permission.READ_AUDIT)
    @Operation(operationId = "listAuditEntries", summary = "The audit log, newest first")
    public Page<AuditEntry> list(@BeanParam @Valid AuditFilter filter, @BeanParam @Valid PageRequest page) {
        return keyset.page(ENTRIES, filter.where(), AuditSort.class, "-at", page, this::entry);
    }

    private AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(
                row.uuid("id"),
                row.instant("at"),
                row.userRef("actor"),
                row.text("action"),
                row.text("entity"),
                row.text("entity_id"),
                json.read(row.text("changes"), CHANGES),
                row.text("ip"),
                AuditEntry.Origin.valueOf(row.text("origin").toUpperCase(Locale.ROOT)));
    }
}
