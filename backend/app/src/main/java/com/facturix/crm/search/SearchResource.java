package com.facturix.crm.search;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/search")
@Tag(name = "Search", description = "Finding records by name.")
class SearchResource {
    private static final int SHORTEST = 2;

    private final SearchQuery query;
    private final CurrentCaller caller;

    SearchResource(SearchQuery query, CurrentCaller caller) {
        this.query = query;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "search", summary = "Deals, accounts and leads by name, the best matches first")
    public SearchResult search(
            @QueryParam("q")
                    @Size(max = 200)
                    @Parameter(description = "At least two characters; case and accents do not count.")
                    @Nullable
                    String q,
            @QueryParam("limit") @DefaultValue("8") @Min(1) @Max(50) @Parameter(description = "Hits of each kind.")
                    int limit) {
        var text = q == null ? "" : q.strip();
        if (text.length() < SHORTEST) {
            throw Problems.invalidParameter("q", "must have at least two characters");
        }
        return query.find(text, limit, caller.get());
    }
}
