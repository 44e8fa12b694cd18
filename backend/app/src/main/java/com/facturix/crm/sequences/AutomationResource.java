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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/email-automation")
@Tag(name = "Sequences")
class AutomationResource {
    private final ResultsQuery results;
    private final CurrentCaller caller;

    AutomationResource(ResultsQuery results, CurrentCaller caller) {
        this.results = results;
        this.caller = caller;
    }

    @GET
    @Path("numbers")
    @Requires(Permission.USE)
    @Operation(operationId = "getAutomationNumbers", summary = "What came of all sequences")
    public AutomationResults all(@BeanParam @Valid ResultsFilter filter) {
        return results.ofAll(filter, caller.get());
    }

    @GET
    @Path("mails")
    @Requires(Permission.USE)
    @Operation(operationId = "listSequenceMails", summary = "The mails that a number counts")
    public Page<SequenceMail> mails(@BeanParam @Valid SequenceMailFilter filter, @BeanParam @Valid PageRequest page) {
        return results.mails(filter, page, caller.get());
    }
}
