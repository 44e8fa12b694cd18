package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/mailboxes")
@Tag(name = "Mailboxes")
class MailboxResource {
    private final MailboxRepository mailboxes;
    private final CurrentCaller caller;

    MailboxResource(MailboxRepository mailboxes, CurrentCaller caller) {
        this.mailboxes = mailboxes;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listMailboxes", summary = "Your own mailboxes, and for managers everybody's")
    public Items<MailboxLine> list() {
        return new Items<>(mailboxes.visible(caller.get()));
    }
}
