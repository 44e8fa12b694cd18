package com.facturix.crm.leads;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which leads a list shows. Several values of one filter mean any of them. */
public class LeadFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the name, company or e-mail address, whatever its case and accents.")
    @Nullable
    String q;

    @QueryParam("campaignId")
    @Size(max = 100)
    List<UUID> campaignId = List.of();

    @QueryParam("accountId")
    @Size(max = 100)
    List<UUID> accountId = List.of();

    @QueryParam("status")
    @Size(max = 100)
    @Parameter(description = "Keys of lead-statuses.")
    List<String> status = List.of();

    @QueryParam("meaning")
    @Size(max = 6)
    @Parameter(description = "What the status means, whatever each campaign calls it.")
    List<LeadStatus.Meaning> meaning = List.of();

    @QueryParam("ownerId")
    @Size(max = 100)
    List<UUID> ownerId = List.of();

    @QueryParam("source")
    @Size(max = 100)
    List<String> source = List.of();

    @QueryParam("country")
    @Size(max = 100)
    List<String> country = List.of();

    /** Whether a text is looked for that is long enough for the index on it, which knows words by their trigrams. */
    boolean isSearch() {
        return q != null && q.strip().length() >= 3;
    }

    Where where() {
        return Where.all()
                .and("l.search_fold like fold(:q)", "q", Where.contains(q))
                .in("l.campaign_id", "campaigns", campaignId)
                .and(
                        "l.campaign_id = any(array(select id from campaign where account_id = any(:accounts)))",
                        "accounts",
                        accountId)
                .and(
                        "l.status_id = any(array(select id from lead_status where key = any(:statuses)))",
                        "statuses",
                        status)
                .and(
                        "l.status_id = any(array(select id from lead_status where meaning = any(:meanings)))",
                        "meanings",
                        meaning.stream().map(LeadStatus.Meaning::key).toList())
                .in("l.owner_id", "owners", ownerId)
                .in("l.source", "sources", source)
                .in("l.country", "countries", country);
    }
}
