package com.facturix.crm.audit;

import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Change;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of one record.
 *
 * @param actor null where the system acted by itself
 * @param ip the address that the request came from; null for a job
 */
public record AuditEntry(
        UUID id,
        Instant at,
        @Nullable UserRef actor,
        String action,
        String entity,
        String entityId,
        List<Change> changes,
        @Nullable String ip,
        Origin origin) {

    /** How the change came in. */
    public enum Origin {
        @JsonProperty("browser")
        BROWSER,
        @JsonProperty("api")
        API,
        @JsonProperty("import")
        IMPORT,
        @JsonProperty("system")
        SYSTEM
    }
}
