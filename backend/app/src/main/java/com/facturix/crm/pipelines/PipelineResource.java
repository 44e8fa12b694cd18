package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/pipelines")
@Tag(name = "Pipelines", description = "Pipelines, their stages, and the reasons for which deals are lost.")
class PipelineResource {
    private final PipelineService service;
    private final CurrentCaller caller;

    PipelineResource(PipelineService service, CurrentCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listPipelines", summary = "All pipelines with their stages")
    public Items<PipelineView> list(
            @QueryParam("include")
                    @Pattern(regexp = "dealCount", message = "must be dealCount")
                    @Parameter(description = "dealCount: for admins, how many deals are in each stage.")
                    @Nullable
                    String include) {
        return new Items<>(service.all(include != null && caller.get().may(Permission.MANAGE_PIPELINES)));
    }

    @POST
    @Requires(Permission.MANAGE_PIPELINES)
    @Operation(operationId = "createPipeline", summary = "Add a pipeline")
    public RestResponse<PipelineView> create(@NotNull @Valid PipelineRequest request) {
        var pipeline = service.add(request);
        return Responses.created("/api/pipelines/" + pipeline.key(), pipeline, pipeline.version());
    }

    @GET
    @Path("{key}")
    @Requires(Permission.USE)
    @Operation(operationId = "getPipeline", summary = "One pipeline")
    public RestResponse<PipelineView> get(@PathParam("key") String key) {
        var pipeline = service.view(key);
        return Responses.ok(pipeline, pipeline.version());
    }

    @PUT
    @Path("{key}")
    @Requires(Permission.MANAGE_PIPELINES)
    @Operation(
            operationId = "amendPipeline",
            summary = "Change a pipeline: rename it, add, rename, reorder and remove stages, make it the default")
    public RestResponse<PipelineView> amend(
            @PathParam("key") String key,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid PipelineRequest request) {
        var pipeline = service.amend(key, ifMatch, request);
        return Responses.ok(pipeline, pipeline.version());
    }

    @DELETE
    @Path("{key}")
    @Requires(Permission.MANAGE_PIPELINES)
    @Operation(operationId = "deletePipeline", summary = "Delete a pipeline without deals that is not the default")
    public void delete(@PathParam("key") String key, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.remove(key, ifMatch);
    }
}
