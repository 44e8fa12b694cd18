package com.facturix.crm.deals;

import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/deals")
@Tag(name = "Deals")
class BoardResource {
    private final PipelineQuery query;
    private final CurrentCaller caller;

    BoardResource(PipelineQuery query, CurrentCaller caller) {
        this.query = query;
        this.caller = caller;
    }

    @GET
    @Path("board")
    @Requires(Permission.USE)
    @Operation(
            operationId = "getBoard",
            summary = "A pipeline as columns: numbers over all their cards, and the first cards")
    public Board board(
            @BeanParam @Valid DealFilter filter,
            @QueryParam("limit") @DefaultValue("40") @Min(1) @Max(200) @Parameter(description = "Cards per column.")
                    int limit) {
        return query.board(filter, limit, caller.get());
    }

    @GET
    @Path("stats")
    @Requires(Permission.USE)
    @Operation(operationId = "getDealStats", summary = "The numbers of the deals you may see")
    public DealStats stats(@BeanParam @Valid DealFilter filter) {
        return query.stats(filter, caller.get());
    }
}
