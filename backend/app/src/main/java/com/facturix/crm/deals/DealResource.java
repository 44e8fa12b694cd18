package com.facturix.crm.deals;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.CurrentCaller;
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

@Path("/api/deals")
@Tag(name = "Deals", description = "Deals, the boards they move over, and the numbers made of them.")
class DealResource {
    private final DealService service;
    private final DealPlacing placing;
    private final PipelineQuery query;
    private final CurrentCaller caller;

    DealResource(DealService service, DealPlacing placing, PipelineQuery query, CurrentCaller caller) {
        this.service = service;
        this.placing = placing;
        this.query = query;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(
            operationId = "listDeals",
            summary = "The deals you may see",
            description = "Sorted by value, closeDate, name, createdAt, updatedAt, closedAt, or by rank for the order"
                    + " of the cards of one stage. Without a sort: -updatedAt.")
    public DealPage list(@BeanParam @Valid DealFilter filter, @BeanParam @Valid PageRequest page) {
        return query.page(filter, page, caller.get());
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(operationId = "openDeal", summary = "Open a deal, on top of its column")
    public RestResponse<DealView> open(@NotNull @Valid DealRequest request) {
        var deal = service.open(request);
        return Responses.created("/api/deals/" + deal.id(), deal, deal.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getDeal", summary = "One deal")
    public RestResponse<DealView> get(@PathParam("id") UUID id) {
        var deal = service.view(id);
        return Responses.ok(deal, deal.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "amendDeal", summary = "Change a deal")
    public RestResponse<DealView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid DealRequest request) {
        var deal = service.amend(id, request, ifMatch);
        return Responses.ok(deal, deal.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "deleteDeal", summary = "Delete a deal with its timeline and tasks")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    @PUT
    @Path("{id}/placement")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "placeDeal",
            summary = "Move a card: into a column, between two cards",
            description = "If-Match is optional: of two moves of one card the later wins.")
    public RestResponse<DealView> place(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid DealPlacement placement) {
        var deal = placing.place(id, placement, ifMatch);
        return Responses.ok(deal, deal.version());
    }

    @PUT
    @Path("placements")
    @Requires(Permission.WORK)
    @Operation(operationId = "placeDeals", summary = "Move several cards at once, all or none")
    public Items<DealSummary> placeTogether(@NotNull @Valid DealPlacements placements) {
        return new Items<>(placing.placeTogether(placements));
    }
}
