package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/templates")
@Tag(name = "Templates")
class TemplateResultsResource {
    private final TemplateService templates;
    private final TemplateResultsQuery results;
    private final CurrentCaller caller;

    TemplateResultsResource(TemplateService templates, TemplateResultsQuery results, CurrentCaller caller) {
        this.templates = templates;
        this.results = results;
        this.caller = caller;
    }

    @GET
    @Path("analytics")
    @Requires(Permission.USE)
    @Operation(
            operationId = "getTemplateResults",
            summary = "What came of each template's mails: everybody's for managers, your own for you")
    public Items<TemplateResults> results(@Valid @BeanParam TemplatePeriod period) {
        return new Items<>(results.of(period, caller.get()));
    }

    @GET
    @Path("mails")
    @Requires(Permission.USE)
    @Operation(operationId = "listMailsOfTemplates", summary = "The mails behind one number of all templates together")
    public Page<TemplateMail> all(
            @QueryParam("what") @DefaultValue("sent") TemplateOutcome what,
            @Valid @BeanParam TemplatePeriod period,
            @Valid @BeanParam PageRequest page) {
        return results.mails(null, what, period, page, caller.get());
    }

    @GET
    @Path("{id}/mails")
    @Requires(Permission.USE)
    @Operation(operationId = "listTemplateMails", summary = "The mails behind one number of a template")
    public Page<TemplateMail> mails(
            @PathParam("id") UUID id,
            @QueryParam("what") @DefaultValue("sent") TemplateOutcome what,
            @Valid @BeanParam TemplatePeriod period,
            @Valid @BeanParam PageRequest page) {
        return results.mails(templates.view(id).id(), what, period, page, caller.get());
    }
}
