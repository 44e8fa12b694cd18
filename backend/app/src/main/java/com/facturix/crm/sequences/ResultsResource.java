package com.facturix.crm.sequences;

import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/sequences/{id}/numbers")
@Tag(name = "Sequences")
class ResultsResource {
    private final ResultsQuery results;
    private final CurrentCaller caller;

    ResultsResource(ResultsQuery results, CurrentCaller caller) {
        this.results = results;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getSequenceNumbers", summary = "What came of a sequence, by step and variant")
    public SequenceResults numbers(@PathParam("id") UUID id, @BeanParam @Valid ResultsFilter filter) {
        return results.of(id, filter, caller.get());
    }
}
