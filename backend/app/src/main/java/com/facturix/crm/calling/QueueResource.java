package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CampaignService;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/campaigns")
@Tag(name = "Calling")
class QueueResource {
    private final CampaignService campaigns;
    private final QueueQuery query;
    private final CurrentCaller caller;

    QueueResource(CampaignService campaigns, QueueQuery query, CurrentCaller caller) {
        this.campaigns = campaigns;
        this.query = query;
        this.caller = caller;
    }

    @GET
    @Path("{id}/queue")
    @Requires(Permission.USE)
    @Operation(operationId = "getCallQueue", summary = "What a campaign gives out next, and what it holds back and why")
    public QueuePreview queue(@PathParam("id") UUID id) {
        return query.of(campaigns.place(id).id(), caller.get());
    }
}
