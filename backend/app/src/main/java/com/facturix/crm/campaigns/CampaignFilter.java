package com.facturix.crm.campaigns;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which campaigns a list shows. Several values of one filter mean any of them. */
public class CampaignFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the name, whatever its case and accents.")
    @Nullable
    String q;

    @QueryParam("accountId")
    @Size(max = 100)
    List<UUID> accountId = List.of();

    @QueryParam("assigneeId")
    @Size(max = 100)
    @Parameter(description = "Somebody who is put on the campaign, or on its account.")
    List<UUID> assigneeId = List.of();

    @QueryParam("status")
    @Size(max = 4)
    List<CampaignStatus> status = List.of();

    Where where() {
        return Where.all()
                .and("c.name_fold like fold(:q)", "q", Where.contains(q))
                .and("c.account_id = any(:accounts)", "accounts", accountId)
                .and("""
                        (c.id in (select campaign_id from campaign_assignment where user_id = any(:assignees))
                            or c.account_id in (select account_id from account_assignment where user_id = any(:assignees)))""", "assignees", assigneeId)
                .and(
                        "c.status = any(:statuses)",
                        "statuses",
                        status.stream().map(CampaignStatus::key).toList());
    }
}
