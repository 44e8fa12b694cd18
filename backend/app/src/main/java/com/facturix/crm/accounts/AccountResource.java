package com.facturix.crm.accounts;

import com.facturix.crm.platform.api.Assignment;
import com.facturix.crm.platform.api.IfMatch;
import com.facturix.crm.platform.api.Items;
import com.facturix.crm.platform.api.Page;
import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Responses;
import com.facturix.crm.platform.api.UserRef;
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

@Path("/api/accounts")
@Tag(name = "Accounts", description = "Client companies, and which BDs are put on them.")
class AccountResource {
    private final AccountService service;
    private final AccountRepository accounts;
    private final CurrentCaller caller;

    AccountResource(AccountService service, AccountRepository accounts, CurrentCaller caller) {
        this.service = service;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listAccounts", summary = "The accounts you may see")
    public Page<AccountSummary> list(@BeanParam @Valid AccountFilter filter, @BeanParam @Valid PageRequest page) {
        return accounts.page(filter, page, caller.get());
    }

    @POST
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "createAccount", summary = "Add an account")
    public RestResponse<AccountView> create(@NotNull @Valid AccountRequest request) {
        var account = service.create(request);
        return Responses.created("/api/accounts/" + account.id(), account, account.version());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.USE)
    @Operation(operationId = "getAccount", summary = "One account")
    public RestResponse<AccountView> get(@PathParam("id") UUID id) {
        var account = service.view(id);
        return Responses.ok(account, account.version());
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.AMEND_ACCOUNTS)
    @Operation(operationId = "amendAccount", summary = "Change an account")
    public RestResponse<AccountView> amend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable IfMatch ifMatch,
            @NotNull @Valid AccountRequest request) {
        var account = service.amend(id, request, ifMatch);
        return Responses.ok(account, account.version());
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "deleteAccount", summary = "Delete an account that nothing hangs on")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable IfMatch ifMatch) {
        service.delete(id, ifMatch);
    }

    @POST
    @Path("{id}/assign")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "assignAccount", summary = "Put people on an account")
    public Items<UserRef> assign(@PathParam("id") UUID id, @NotNull @Valid Assignment assignment) {
        return new Items<>(service.assign(id, assignment.userIds()));
    }

    @DELETE
    @Path("{id}/assign/{userId}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @Operation(operationId = "unassignAccount", summary = "Take somebody off an account")
    public void unassign(@PathParam("id") UUID id, @PathParam("userId") UUID userId) {
        service.unassign(id, userId);
    }
}
