package com.facturix.crm.tracking;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/email/tracking")
@Tag(name = "Tracking", description = "Opens and clicks of mails: by human beings, by machines, and how we know.")
class TrackingResource {
    private final TrackingQuery query;
    private final RejudgeJob rejudging;

    TrackingResource(TrackingQuery query, RejudgeJob rejudging) {
        this.query = query;
        this.rejudging = rejudging;
    }

    @GET
    @Path("{mailId}")
    @Requires(Permission.USE)
    @Operation(
            operationId = "getMailTracking",
            summary = "What became of a mail: every open and click, its verdict and evidence")
    public MailTracking get(@PathParam("mailId") UUID mailId) {
        return query.of(mailId);
    }

    @POST
    @Path("rejudge")
    @Requires(Permission.OPERATE)
    @Operation(
            operationId = "rejudgeTracking",
            summary = "Judge all opens and clicks of the past anew, in the background")
    public void rejudge() {
        rejudging.begin();
    }
}
