package com.facturix.crm.outbox;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/api/mails")
@Tag(
        name = "Mails",
        description = "Mails on their way out, from the draft on: each goes out once, or its author learns why not.")
class MailResource {
    private final MailDrafts drafts;
    private final MailAttachments attachments;
    private final MailSending sending;

    MailResource(MailDrafts drafts, MailAttachments attachments, MailSending sending) {
        this.drafts = drafts;
        this.attachments = attachments;
        this.sending = sending;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listMails", summary = "Your own mails: drafts, scheduled, failed and sent ones")
    public Page<MailSummary> list(@BeanParam @Valid MailFilter filter, @BeanParam @Valid PageRequest page) {
        return drafts.page(filter, page);
    }

    @POST
    @Requires(Permission.WORK)
    @Operation(operationId = "draftMail", summary = "Begin a draft")
    public RestResponse<MailView> create(@NotNull @Valid MailRequest request) {
        var mail = drafts.create(request);
        return Responses.created("/api/mails/" + mail.id(), mail, mail.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getMail", summary = "One of your own mails")
    public RestResponse<MailView> get(@PathParam("id") UUID id) {
        return ok(drafts.view(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "amendMail", summary = "Save a draft")
    public RestResponse<MailView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid MailRequest request) {
        return ok(drafts.amend(id, request, ifMatch));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.WORK)
    @Operation(operationId = "deleteMail", summary = "Throw a draft away, or a mail that was given up")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        drafts.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/attachments")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.WORK)
    @Operation(
            operationId = "attachToMail",
            summary = "Put a file to a draft",
            description = "18 MB for all files of a mail together; programs are refused, whatever they are called.")
    public RestResponse<MailView> attach(@PathParam("id") UUID id, @RestForm @Nullable FileUpload file) {
        if (file == null) {
            throw Problems.invalid("file", "is needed");
        }
        return ok(attachments.add(id, file.uploadedFile(), file.fileName(), file.contentType()));
    }

    @DELETE
    @Path("{id}/attachments/{position}")
    @Requires(Permission.WORK)
    @Operation(operationId = "detachFromMail", summary = "Take a file from a draft")
    public RestResponse<MailView> detach(
            @PathParam("id") UUID id, @PathParam("position") @Min(0) @Max(1000) int position) {
        return ok(attachments.remove(id, position));
    }

    @POST
    @Path("{id}/send")
    @Requires(Permission.WORK)
    @Operation(
            operationId = "sendMail",
            summary = "Let a draft go: in ten seconds, or at the time given",
            description = "If-Match is heeded where it is sent. Readers who are not to be written to are refused with"
                    + " the code suppressed.")
    public RestResponse<MailView> send(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid SendRequest request) {
        return ok(sending.send(id, request, ifMatch));
    }

    @POST
    @Path("{id}/recall")
    @Requires(Permission.WORK)
    @Operation(operationId = "recallMail", summary = "Take a mail back that has not gone: it is a draft again")
    public RestResponse<MailView> recall(@PathParam("id") UUID id) {
        return ok(sending.recall(id));
    }

    @POST
    @Path("{id}/retry")
    @Requires(Permission.WORK)
    @Operation(operationId = "retryMail", summary = "Have a mail that was given up tried again")
    public RestResponse<MailView> retry(@PathParam("id") UUID id) {
        return ok(sending.retry(id));
    }

    @POST
    @Path("{id}/confirm")
    @Requires(Permission.WORK)
    @Operation(operationId = "confirmMail", summary = "Say of a mail in doubt that it did arrive")
    public RestResponse<MailView> confirm(@PathParam("id") UUID id) {
        return ok(sending.confirm(id));
    }

    private static RestResponse<MailView> ok(MailView mail) {
        return Responses.ok(mail, mail.version());
    }
}
