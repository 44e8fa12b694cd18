package com.facturix.crm.platform.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Where in a list to read: the query parameters that all lists share. */
public class PageRequest {
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    @Parameter(description = "Items per page.")
    int limit = 50;

    @QueryParam("cursor")
    @Size(max = 2000)
    @Parameter(description = "nextCursor of the page before.")
    @Nullable
    String cursor;

    @QueryParam("sort")
    @Pattern(regexp = "-?[a-zA-Z]{1,40}", message = "must be a field, with - before it for descending")
    @Parameter(description = "A field, with - before it for descending.", schema = @Schema(examples = "-updatedAt"))
    @Nullable
    String sort;

    @QueryParam("include")
    @Pattern(regexp = "total|sums|total,sums", message = "must be total, sums or total,sums")
    @Parameter(description = "total: count all matches too; sums: add up their values (where a list has sums).")
    @Nullable
    String include;

    public PageRequest() {}

    /** For callers inside the server. */
    public PageRequest(int limit, @Nullable String cursor, @Nullable String sort) {
        this.limit = limit;
        this.cursor = cursor;
        this.sort = sort;
    }

    public int limit() {
        return limit;
    }

    public @Nullable String cursor() {
        return cursor;
    }

    public @Nullable String sort() {
        return sort;
    }

    public boolean wants(String part) {
        return include != null && java.util.List.of(include.split(",")).contains(part);
    }
}
