package com.facturix.crm.audit;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which entries of the audit log a list shows. */
public class AuditFilter {
    @QueryParam("entity")
    @Size(max = 60)
    @Parameter(description = "The kind of record, such as deal.")
    @Nullable
    String entity;

    @QueryParam("entityId")
    @Size(max = 100)
    @Nullable
    String entityId;

    @QueryParam("actorId")
    @Nullable
    UUID actorId;

    @QueryParam("from")
    @Parameter(description = "The first instant, with its zone: 2026-11-21T00:00:00Z")
    @Nullable
    OffsetDateTime from;

    @QueryParam("to")
    @Parameter(description = "The instant before which entries end.")
    @Nullable
    OffsetDateTime to;

    Where where() {
        return Where.all()
                .and("e.entity = :entity", "entity", entity)
                .and("e.entity_id = :entityId", "entityId", entityId)
                .and("e.actor_id = :actor", "actor", actorId)
                .and("e.at >= :from", "from", from == null ? null : from.toInstant())
                .and("e.at < :to", "to", to == null ? null : to.toInstant());
    }
}
