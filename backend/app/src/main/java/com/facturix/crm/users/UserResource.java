package com.facturix.crm.users;

import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

@Path("/api/users")
@Tag(
        name = "Users",
        description = "The people of the firm: who they are, what they may do, and whether they may come in.")
class UserResource {
    private final UserService service;
    private final UserInvitations invitations;
    private final AppUserRepository users;

    UserResource(UserService service, UserInvitations invitations, AppUserRepository users) {
        this.service = service;
        this.invitations = invitations;
        this.users = users;
    }

    @GET
    @Path("me")
    @Requires(Permission.USE)
    @Operation(operationId = "getMe", summary = "Who you are")
    public Me me() {
        return service.me();
    }

    @PUT
    @Path("me")
    @Requires(Permission.USE)
    @Operation(operationId = "setPreferences", summary = "Set what only concerns you")
    public Me prefer(@NotNull @Valid Preferences preferences) {
        return service.prefer(preferences);
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listUsers", summary = "The directory")
    public Page<UserView> list(@BeanParam @Valid UserFilter filter, @BeanParam @Valid PageRequest page) {
        return users.page(filter, page);
    }

    @POST
    @Requires(Permission.MANAGE_USERS)
    @Operation(operationId = "inviteUser", summary = "Invite somebody new by mail")
    public RestResponse<UserView> invite(@NotNull @Valid InviteUser request) {
        var user = invitations.invite(request);
        return Responses.created("/api/users/" + user.id(), user, user.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getUser", summary = "One person")
    public RestResponse<UserView> get(@PathParam("id") UUID id) {
        var user = users.findByIdOptional(id).map(UserView::of).orElseThrow(() -> Problems.notFound("user"));
        return Responses.ok(user, user.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.MANAGE_USERS)
    @Operation(operationId = "amendUser", summary = "Change somebody's name, role or whether they may come in")
    public RestResponse<UserView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AmendUser request) {
        var user = service.amend(id, request, ifMatch);
        return Responses.ok(user, user.version());
    }

    @POST
    @Path("{id}/invite")
    @Requires(Permission.MANAGE_USERS)
    @Operation(
            operationId = "inviteKnownUser",
            summary = "Invite somebody of the directory who cannot log in yet, or send the mail again")
    public RestResponse<UserView> inviteKnown(@PathParam("id") UUID id, @NotNull @Valid Invitation invitation) {
        var user = invitations.inviteKnown(id, invitation);
        return Responses.ok(user, user.version());
    }
}
