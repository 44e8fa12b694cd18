package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

@Path("/api/inbox")
@Tag(
        name = "Inbox",
        description = "Mail as people read it: threads by folder, whole threads, and what is done with them.")
class ThreadResource {
    private final ThreadService service;
    private final ThreadActions actions;
    private final ThreadLinks links;

    ThreadResource(ThreadService service, ThreadActions actions, ThreadLinks links) {
        this.service = service;
        this.actions = actions;
        this.links = links;
    }

    @GET
    @Path("threads")
    @Requires(Permission.USE)
    @Operation(
            operationId = "listThreads",
            summary = "Threads of a folder, in its order",
            description = "Of your own mailboxes, unless scope or mailboxId say otherwise.")
    public Page<ThreadSummary> list(@BeanParam @Valid ThreadFilter filter, @BeanParam @Valid PageRequest page) {
        return service.page(filter, page);
    }

    @GET
    @Path("counts")
    @Requires(Permission.USE)
    @Operation(operationId = "getInboxCounts", summary = "How much of your mail is in each folder")
    public ThreadCounts counts() {
        return service.counts();
    }

    @GET
    @Path("threads/{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getThread", summary = "A whole thread")
    public RestResponse<ThreadView> get(@PathParam("id") UUID id) {
        var view = service.view(id);
        return Responses.ok(view, view.thread().version());
    }

    @POST
    @Path("threads/actions")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "actOnThreads",
            summary = "File, read, snooze threads, or take that back",
            description = "Threads that are so already stay as they are and are not counted.")
    public ThreadAction.Result act(@NotNull @Valid ThreadAction action) {
        return actions.act(action);
    }

    @POST
    @Path("threads/actions/{id}/undo")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "undoThreadAction",
            summary = "Take an action of yours back, of however many threads it was",
            description = "They stand as they did before, with the time they were snoozed until. Threads that something"
                    + " happened to meanwhile stay as they are and are not counted.")
    public ThreadAction.Result undo(@PathParam("id") UUID id) {
        return actions.undo(id);
    }

    @PUT
    @Path("threads/{id}/link")
    @Requires(Permission.WORK)
    @Operation(operationId = "linkThread", summary = "Say which lead, deal or account a thread is about")
    public RestResponse<ThreadView> link(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid ThreadLink link) {
        var view = links.link(id, link, ifMatch);
        return Responses.ok(view, view.thread().version());
    }
}
