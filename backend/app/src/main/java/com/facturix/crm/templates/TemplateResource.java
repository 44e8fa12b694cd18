package com.facturix.crm.templates;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/templates")
@Tag(name = "Templates", description = "Mails written once and sent often.")
class TemplateResource {
    private final TemplateService service;

    TemplateResource(TemplateService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listTemplates", summary = "The team's templates and your own")
    public Page<TemplateView> list(@Valid @BeanParam TemplateFilter filter, @Valid @BeanParam PageRequest page) {
        return service.page(filter, page);
    }

    @POST
    @Requires(Permission.USE)
    @Operation(operationId = "createTemplate", summary = "Write a template; the team's are written by managers")
    public RestResponse<TemplateView> create(@NotNull @Valid TemplateRequest request) {
        var template = service.create(request);
        return Responses.created("/api/templates/" + template.id(), template, template.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getTemplate", summary = "A template")
    public RestResponse<TemplateView> get(@PathParam("id") UUID id) {
        var template = service.view(id);
        return Responses.ok(template, template.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "amendTemplate", summary = "Change a template, archive it or take it back into use")
    public RestResponse<TemplateView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid TemplateRequest request) {
        var template = service.amend(id, request, ifMatch);
        return Responses.ok(template, template.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "deleteTemplate", summary = "Delete a template that no mail was written with")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    @GET
    @Path("tokens")
    @Requires(Permission.USE)
    @Operation(operationId = "listMailTokens", summary = "What may stand between braces in a template")
    public Items<String> tokens() {
        return new Items<>(MailTokens.NAMES);
    }

    @POST
    @Path("preview")
    @Requires(Permission.USE)
    @Operation(
            operationId = "previewTemplate",
            summary = "What a text becomes for a lead or deal, and which tokens have no value there")
    public TemplatePreview preview(@NotNull @Valid PreviewRequest request) {
        return TemplatePreview.of(service.preview(request));
    }
}
