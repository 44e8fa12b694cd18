package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/sequence-decisions")
@Tag(name = "Sequences")
class DecisionResource {
    private final DecisionQuery decisions;
    private final CurrentCaller caller;

    DecisionResource(DecisionQuery decisions, CurrentCaller caller) {
        this.decisions = decisions;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "listSequenceDecisions",
            summary = "Why mails were sent, skipped or held back, newest first")
    public Page<DecisionView> list(
            @QueryParam("enrolmentId") @Nullable UUID enrolmentId,
            @QueryParam("mailId") @Nullable UUID mailId,
            @BeanParam @Valid PageRequest page) {
        return decisions.page(enrolmentId, mailId, page, caller.get());
    }
}
