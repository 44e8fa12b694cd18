package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/users/email-settings")
@Tag(name = "Mailboxes")
class EmailSettingsResource {
    private final EmailSettingsService service;
    private final ConnectionTests tests;

    EmailSettingsResource(EmailSettingsService service, ConnectionTests tests) {
        this.service = service;
        this.tests = tests;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getEmailSettings", summary = "Your mailboxes, without their passwords")
    public RestResponse<EmailSettings> get() {
        var settings = service.own();
        return Responses.ok(settings, settings.version());
    }

    @PUT
    @Requires(Permission.USE)
    @Operation(operationId = "setEmailSettings", summary = "Set all your mailboxes; what is not named is removed")
    public RestResponse<EmailSettings> set(
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch, @NotNull @Valid EmailSettingsRequest request) {
        var settings = service.replace(request, ifMatch);
        return Responses.ok(settings, settings.version());
    }

    @POST
    @Path("test")
    @Requires(Permission.USE)
    @Operation(operationId = "testMailbox", summary = "Log in to both servers of a mailbox, saved or not")
    public MailboxTestResult test(@NotNull @Valid MailboxRequest request) {
        return tests.test(request);
    }

    @GET
    @Path("presets")
    @Requires(Permission.USE)
    @Operation(operationId = "listMailPresets", summary = "The servers of well-known mail providers")
    public Items<MailPreset> presets() {
        return new Items<>(MailPreset.ALL);
    }
}
