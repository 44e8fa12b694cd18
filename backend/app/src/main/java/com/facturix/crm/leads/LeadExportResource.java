package com.facturix.crm.leads;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/leads/export.csv")
@Tag(name = "Leads")
class LeadExportResource {
    private final LeadExport export;
    private final Clock clock;

    LeadExportResource(LeadExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    @GET
    @Produces("text/csv")
    @Requires(Permission.USE)
    @Operation(
            operationId = "exportLeads",
            summary = "The leads that match, as a CSV file",
            description = "The same leads that listLeads shows. Texts that begin like formulas get an apostrophe.")
    public RestResponse<StreamingOutput> export(
            @BeanParam @Valid LeadFilter filter,
            @QueryParam("columns")
                    @Size(max = 100)
                    @Parameter(
                            description =
                                    "In this order, such as name, company, custom.budget; the usual ones where none is named.")
                    List<String> columns,
            @QueryParam("sort")
                    @Pattern(regexp = "-?[a-zA-Z]{1,40}", message = "must be a field, with - before it for descending")
                    @Parameter(description = "As of listLeads; in no order where absent, which is quickest.")
                    @Nullable
                    String sort,
            @QueryParam("language")
                    @DefaultValue("en")
                    @Pattern(regexp = "en|fr", message = "must be en or fr")
                    @Parameter(description = "Of the head and of statuses.")
                    String language) {
        var file = export.of(filter, columns, sort, language.equals("fr"));
        return RestResponse.ResponseBuilder.ok(file)
                .type("text/csv; charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"leads-" + LocalDate.now(clock) + ".csv\"")
                .build();
    }
}
