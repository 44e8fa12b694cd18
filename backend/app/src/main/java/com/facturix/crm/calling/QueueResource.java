package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/campaigns")
@Tag(name = "Calling")
class QueueResource {
    private final CampaignService campaigns;
    private final QueueQuery query;
    private final QueueRows rows;
    private final CurrentCaller caller;

    QueueResource(CampaignService campaigns, QueueQuery query, QueueRows rows, CurrentCaller caller) {
        this.campaigns = campaigns;
        this.query = query;
        this.rows = rows;
        this.caller = caller;
    }

    @GET
    @Path("{id}/queue")
    @Requires(Permission.USE)
    @Operation(operationId = "getCallQueue", summary = "What a campaign gives out next, and what it holds back and why")
    public QueuePreview queue(@PathParam("id") UUID id) {
        return query.of(campaigns.place(id).id(), caller.get());
    }

    @GET
    @Path("{id}/queue/leads")
    @Requires(Permission.USE)
    @Operation(operationId = "listQueuedLeads", summary = "The leads behind one number of a campaign's queue")
    public Page<QueueRow> leads(
            @PathParam("id") UUID id,
            @QueryParam("group") @NotNull @Parameter(description = "Which of the counts.") QueueGroup group,
            @BeanParam @Valid PageRequest page) {
        return rows.of(campaigns.place(id).id(), group, page, caller.get());
    }
}
