package com.facturix.crm.platform.jobs;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/jobs")
@Tag(name = "Jobs", description = "Work in the background: imports, bulk changes, mails, reminders.")
class JobResource {
    private final JobAdministration administration;

    JobResource(JobAdministration administration) {
        this.administration = administration;
    }

    @GET
    @Requires(Permission.OPERATE)
    @Operation(operationId = "listJobs", summary = "Background work: failed, retried, running and waiting")
    public JobList list() {
        return administration.list();
    }

    @POST
    @Path("{name}/{id}/retry")
    @Requires(Permission.OPERATE)
    @Operation(operationId = "retryJob", summary = "Have failed work tried again now")
    public void retry(@PathParam("name") @Size(max = 100) String name, @PathParam("id") @Size(max = 200) String id) {
        administration.retry(name, id);
    }

    @DELETE
    @Path("{name}/{id}")
    @Requires(Permission.OPERATE)
    @Operation(operationId = "discardJob", summary = "Put failed work aside")
    public void discard(@PathParam("name") @Size(max = 100) String name, @PathParam("id") @Size(max = 200) String id) {
        administration.discard(name, id);
    }
}
