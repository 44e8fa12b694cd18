package com.facturix.crm.reports;

import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import com.facturix.crm.platform.security.Role;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/reports")
@Tag(name = "Reports", description = "Numbers over everything you may see.")
class ReportResource {
    private final DashboardQuery dashboards;
    private final CurrentCaller caller;

    ReportResource(DashboardQuery dashboards, CurrentCaller caller) {
        this.dashboards = dashboards;
        this.caller = caller;
    }

    @GET
    @Path("dashboard")
    @Requires(Permission.USE)
    @Operation(operationId = "getDashboard", summary = "The numbers of the dashboard")
    public Dashboard dashboard(
            @QueryParam("scope")
                    @Parameter(description = "mine or team; absent: mine for a BD, team for everyone else.")
                    @Nullable
                    DashboardScope scope,
            @QueryParam("pipeline")
                    @Size(max = 60)
                    @Parameter(description = "A pipeline's key, for the numbers of deals; absent: all pipelines.")
                    @Nullable
                    String pipeline) {
        var me = caller.get();
        var usual = me.role() == Role.BD ? DashboardScope.MINE : DashboardScope.TEAM;
        return dashboards.read(scope == null ? usual : scope, pipeline, me);
    }
}
