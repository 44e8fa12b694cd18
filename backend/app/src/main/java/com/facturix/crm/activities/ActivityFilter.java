package com.facturix.crm.activities;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Whose timeline, or that of all records, and what of it. */
public class ActivityFilter {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @QueryParam("dealId")
    @Parameter(
            description =
                    "The record it is about, as leadId, accountId and campaignId are: landmarks and mentionable need one of them.")
    @Nullable
    UUID dealId;

    @QueryParam("leadId")
    @Nullable
    UUID leadId;

    @QueryParam("accountId")
    @Nullable
    UUID accountId;

    @QueryParam("campaignId")
    @Nullable
    UUID campaignId;

    @QueryParam("kind")
    @Size(max = 9)
    List<ActivityKind> kind = List.of();

    @QueryParam("actorId")
    @Nullable
    UUID actorId;

    @QueryParam("from")
    @Parameter(description = "Entries of that moment and after.")
    @Nullable
    Instant from;

    @QueryParam("to")
    @Parameter(description = "Entries of that moment and before: to look back from there.")
    @Nullable
    Instant to;

    boolean hasSubject() {
        return dealId != null || leadId != null || accountId != null || campaignId != null;
    }

    Where where() {
        return Where.all()
                .and("y.deal_id = :deal", "deal", dealId)
                .and("y.lead_id = :lead", "lead", leadId)
                .and("y.account_id = :account", "account", accountId)
                .and("y.campaign_id = :campaign", "campaign", campaignId)
                .and(
                        "y.kind = any(:kinds)",
                        "kinds",
                        kind.stream().map(ActivityKind::key).toList())
                .and("y.actor_id = :actor", "actor", actorId)
                .and("y.at >= :from", "from", plausible("from", from))
                .and("y.at <= :to", "to", plausible("to", to));
    }

    private static @Nullable Instant plausible(String name, @Nullable Instant moment) {
        if (moment != null && (moment.isBefore(FIRST) || moment.isAfter(LAST))) {
            throw Problems.invalidParameter(name, "must lie between the years 1970 and 9999");
        }
        return moment;
    }
}
