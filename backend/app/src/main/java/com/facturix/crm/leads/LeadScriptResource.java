package com.facturix.crm.leads;

import com.facturix.crm.campaigns.CallScripts;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/leads/{id}/script")
@Tag(name = "Leads")
class LeadScriptResource {
    private final LeadService leads;
    private final CallScripts scripts;
    private final CurrentCaller caller;
    private final LeadTokens tokens;

    LeadScriptResource(LeadService leads, CallScripts scripts, CurrentCaller caller, LeadTokens tokens) {
        this.leads = leads;
        this.scripts = scripts;
        this.caller = caller;
        this.tokens = tokens;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "getLeadScript",
            summary = "The campaign's script and answers to objections, filled for this lead and for you")
    public CallScripts.Filled get(@PathParam("id") UUID id) {
        var campaign = leads.visible(id).campaignId();
        var values = tokens.of(id, caller.id());
        return scripts.fill(campaign, values.in(values.sendersLanguage()));
    }
}
