package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/mailboxes/{id}")
@Tag(name = "Mailboxes", description = "People's mailboxes, and how they stand with their servers.")
class SyncResource {
    private final SyncQuery query;
    private final SyncStates states;

    SyncResource(SyncQuery query, SyncStates states) {
        this.query = query;
        this.states = states;
    }

    @GET
    @Path("sync")
    @Requires(Permission.USE)
    @Operation(operationId = "getMailboxSync", summary = "How far a mailbox has been read, and what is wrong")
    public SyncView sync(@PathParam("id") UUID id) {
        return query.view(id);
    }

    @POST
    @Path("sync")
    @Requires(Permission.USE)
    @Operation(operationId = "syncMailbox", summary = "Have a mailbox read now")
    public SyncView syncNow(@PathParam("id") UUID id) {
        query.requireVisible(id);
        states.ask(id);
        return query.view(id);
    }

    @GET
    @Path("skips")
    @Requires(Permission.USE)
    @Operation(operationId = "listMailboxSkips", summary = "Messages of a mailbox that were not stored, and why")
    public Page<SkipView> skips(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        return query.skips(id, page);
    }

    @POST
    @Path("skips/retry")
    @Requires(Permission.USE)
    @Operation(
            operationId = "retryMailboxSkips",
            summary = "Have all skipped messages of a mailbox tried again that may be stored another time")
    public SyncView retrySkips(@PathParam("id") UUID id) {
        query.requireVisible(id);
        states.askAgain(id);
        return query.view(id);
    }

    @GET
    @Path("find")
    @Requires(Permission.USE)
    @Operation(operationId = "findInMailbox", summary = "What became of a message")
    public FoundMessage.Answer find(@PathParam("id") UUID id, @BeanParam @Valid FindFilter filter) {
        return query.find(id, filter);
    }
}
