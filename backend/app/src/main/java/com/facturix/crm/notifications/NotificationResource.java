package com.facturix.crm.notifications;

import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/notifications")
@Tag(name = "Notifications", description = "What concerns you in person.")
class NotificationResource {
    private final NotificationService service;
    private final NotificationPreferencesService preferences;

    NotificationResource(NotificationService service, NotificationPreferencesService preferences) {
        this.service = service;
        this.preferences = preferences;
    }

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "listNotifications", summary = "Your notifications, newest first, and how many are unread")
    public NotificationPage list(
            @QueryParam("unread") @DefaultValue("false") @Parameter(description = "Only those not read yet.")
                    boolean unread,
            @BeanParam @Valid PageRequest page) {
        return service.page(unread, page);
    }

    @PUT
    @Path("{id}/read")
    @Requires(Permission.USE)
    @Operation(operationId = "readNotification", summary = "Mark a notification as read")
    public void read(@PathParam("id") UUID id) {
        service.read(id);
    }

    @POST
    @Path("read-all")
    @Requires(Permission.USE)
    @Operation(operationId = "readAllNotifications", summary = "Mark all your notifications as read")
    public void readAll() {
        service.readAll();
    }

    @GET
    @Path("preferences")
    @Requires(Permission.USE)
    @Operation(operationId = "getNotificationPreferences", summary = "What you want to be told of, and how")
    public NotificationPreferences preferences() {
        return preferences.mine();
    }

    @PUT
    @Path("preferences")
    @Requires(Permission.USE)
    @Operation(operationId = "setNotificationPreferences", summary = "Say what you want to be told of, and how")
    public NotificationPreferences choose(@NotNull @Valid NotificationPreferences chosen) {
        return preferences.choose(chosen);
    }
}
