package com.facturix.crm.activities;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/activities")
@Tag(name = "Activities", description = "Timelines: what was said and done, and what changed.")
class ActivityResource {
    private final ActivityService service;

    ActivityResource(ActivityService service) {
        this.service = service;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "listActivities",
            summary = "The timeline of a record, newest first; without one, what has happened to all you may see")
    public Page<ActivityView> list(@BeanParam @Valid ActivityFilter filter, @BeanParam @Valid PageRequest page) {
        return service.page(filter, page);
    }

    @GET
    @Path("landmarks")
    @Requires(Permission.USE)
    @Operation(operationId = "getLandmarks", summary = "When a record was first contacted, and last replied")
    public Landmarks landmarks(@BeanParam @Valid ActivityFilter filter) {
        return service.landmarks(filter);
    }

    @GET
    @Path("mentionable")
    @Requires(Permission.USE)
    @Operation(operationId = "listMentionable", summary = "People who may be named in what is written about a record")
    public Items<UserRef> mentionable(
            @BeanParam @Valid ActivityFilter filter, @QueryParam("q") @Size(max = 200) @Nullable String q) {
        return new Items<>(service.mentionable(filter, q));
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(operationId = "addActivity", summary = "Write a note, comment, call, meeting or mail on a timeline")
    public RestResponse<ActivityView> add(@NotNull @Valid NewActivity activity) {
        var added = service.add(activity);
        return RestResponse.ResponseBuilder.<ActivityView>created(URI.create("/api/activities/" + added.id()))
                .entity(added)
                .build();
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "amendActivity", summary = "Change the words of an entry of yours, or move a meeting")
    public ActivityView amend(@PathParam("id") UUID id, @NotNull @Valid ActivityText text) {
        return service.rewrite(id, text);
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "deleteActivity", summary = "Take an entry of yours off the timeline")
    public void delete(@PathParam("id") UUID id) {
        service.delete(id);
    }
}
