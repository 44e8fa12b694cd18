package com.facturix.crm.imports;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/api/imports")
@Tag(name = "Imports", description = "CSV files of other systems: uploaded, mapped, tried dry, imported.")
class ImportResource {
    private final ImportUpload upload;
    private final ImportService service;
    private final ImportRunRepository runs;
    private final RefusedRows refused;

    ImportResource(ImportUpload upload, ImportService service, ImportRunRepository runs, RefusedRows refused) {
        this.upload = upload;
        this.service = service;
        this.runs = runs;
        this.refused = refused;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.IMPORT)
    @Operation(operationId = "uploadImport", summary = "Upload a file and learn what its columns look like")
    public RestResponse<ImportRunView> upload(
            @RestForm @Nullable String kind, @RestForm @Nullable FileUpload file, @RestForm @Nullable UUID campaignId) {
        if (kind == null) {
            throw Problems.invalid("kind", ImportKind.NAMES);
        }
        if (file == null) {
            throw Problems.invalid("file", "is needed");
        }
        var run = upload.upload(ImportKind.fromString(kind), file.uploadedFile(), file.fileName(), campaignId);
        return Responses.created("/api/imports/" + run.id(), run, run.version());
    }

    @GET
    @Requires(Permission.IMPORT)
    @Operation(operationId = "listImports", summary = "All imports, the latest first")
    public Page<ImportRunSummary> list(@BeanParam @Valid PageRequest page) {
        return runs.page(page);
    }

    @GET
    @Path("fields")
    @Requires(Permission.IMPORT)
    @Operation(
            operationId = "listImportFields",
            summary = "The fields that columns can be mapped to; those of leads with the campaign's own")
    public Items<ImportFieldView> fields(
            @QueryParam("kind") @NotNull ImportKind kind, @QueryParam("campaignId") @Nullable UUID campaignId) {
        return new Items<>(service.fields(kind, campaignId));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.IMPORT)
    @Operation(operationId = "getImport", summary = "One import: its state, columns, counts and progress")
    public RestResponse<ImportRunView> get(@PathParam("id") UUID id) {
        var run = service.view(id);
        return Responses.ok(run, run.version());
    }

    @PUT
    @Path("{id}/mapping")
    @Requires(Permission.IMPORT)
    @Operation(
            operationId = "mapImport",
            summary = "Map the columns and begin the dry run",
            description = "Answers at once; the dry run goes on in the background and writes nothing but its findings."
                    + " If-Match is heeded where it is sent.")
    public RestResponse<ImportRunView> map(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid Mapping mapping) {
        var run = service.map(id, mapping, ifMatch);
        return Responses.ok(run, run.version());
    }

    @POST
    @Path("{id}/run")
    @Requires(Permission.IMPORT)
    @Operation(operationId = "runImport", summary = "Import the rows in the background")
    public RestResponse<ImportRunView> run(@PathParam("id") UUID id) {
        return accepted(service.start(id));
    }

    private static RestResponse<ImportRunView> accepted(ImportRunView run) {
        return RestResponse.ResponseBuilder.<ImportRunView>accepted(run)
                .header(HttpHeaders.ETAG, IfMatch.tag(run.version()))
                .build();
    }

    @POST
    @Path("{id}/cancel")
    @Requires(Permission.IMPORT)
    @Operation(operationId = "cancelImport", summary = "Stop before the next rows; what is imported stays")
    public RestResponse<ImportRunView> cancel(@PathParam("id") UUID id) {
        var run = service.cancel(id);
        return Responses.ok(run, run.version());
    }

    @POST
    @Path("{id}/undo")
    @Requires(Permission.IMPORT)
    @Operation(
            operationId = "undoImport",
            summary = "Take back what an import wrote, within 30 days",
            description = "Removes what it created and restores what it changed, in the background. Records that"
                    + " somebody changed or used since stay as they are, and are listed.")
    public RestResponse<ImportRunView> undo(@PathParam("id") UUID id) {
        return accepted(service.undo(id));
    }

    @GET
    @Path("{id}/undo")
    @Requires(Permission.IMPORT)
    @Operation(operationId = "listKeptRecords", summary = "The records that an undo left alone, and why")
    public Page<KeptRecord> kept(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        return service.kept(id, page);
    }

    @GET
    @Path("{id}/rejected.csv")
    @Produces("text/csv")
    @Requires(Permission.IMPORT)
    @Operation(
            operationId = "downloadRejectedRows",
            summary = "The refused rows with the reasons, to correct and import again")
    public RestResponse<StreamingOutput> rejected(@PathParam("id") UUID id) {
        var download = refused.of(id);
        return RestResponse.ResponseBuilder.ok(download.content())
                .type("text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(download.fileName()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.IMPORT)
    @Operation(operationId = "deleteImport", summary = "Forget an import and its rows; what it imported stays")
    public void delete(@PathParam("id") UUID id) {
        service.delete(id);
    }

    /** RFC 6266 with the name in UTF-8, for a name in any language. */
    private static String attachment(String fileName) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
