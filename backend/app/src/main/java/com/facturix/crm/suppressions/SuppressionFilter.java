package com.facturix.crm.suppressions;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which suppressions a list shows. */
public class SuppressionFilter {
    @QueryParam("q")
    @Size(max = 254)
    @Parameter(description = "A part of the address.")
    @Nullable
    String q;

    @QueryParam("reason")
    @Size(max = 4)
    List<SuppressionReason> reason = List.of();

    @QueryParam("accountId")
    @Parameter(description = "Those of one account; those that hold for all are not among them.")
    @Nullable
    UUID accountId;

    Where where() {
        return Where.all()
                .and("s.address like :q", "q", Where.contains(q == null ? null : q.toLowerCase(Locale.ROOT)))
                .in(
                        "s.reason",
                        "reasons",
                        reason.stream().map(SuppressionReason::key).toList())
                .and("s.account_id = :account", "account", accountId);
    }
}
