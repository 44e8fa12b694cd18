package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What strangers wrote, shown in a frame that can do nothing. */
@Path("/api/inbox/messages/{id}/body")
@Tag(name = "Inbox")
class ThreadMessageResource {
    private final ThreadMessageQuery messages;
    private final BodyFrame frame;
    private final CurrentCaller caller;
    private final RoutingContext route;

    ThreadMessageResource(ThreadMessageQuery messages, BodyFrame frame, CurrentCaller caller, RoutingContext route) {
        this.messages = messages;
        this.frame = frame;
        this.caller = caller;
        this.route = route;
    }

    @GET
    @Produces("text/html")
    @Requires(Permission.USE)
    @Operation(operationId = "getMessageBody", summary = "A message's text as a page for a sandboxed frame")
    public RestResponse<String> body(
            @PathParam("id") UUID id,
            @QueryParam("pictures")
                    @DefaultValue("false")
                    @Parameter(description = "true: load pictures from elsewhere, which tells their servers of it.")
                    boolean pictures,
            @QueryParam("language")
                    @DefaultValue("en")
                    @Pattern(regexp = "en|fr", message = "must be en or fr")
                    @Parameter(description = "Of what the page itself says.")
                    String language) {
        var body = messages.body(id, caller.get()).orElseThrow(() -> Problems.notFound("message"));
        // In place of those that every answer has: a header given to the builder would be a second one.
        route.response()
                .headers()
                .set("Content-Security-Policy", BodyFrame.policy(pictures))
                .set("X-Frame-Options", "SAMEORIGIN")
                .set("Referrer-Policy", "no-referrer");
        return RestResponse.ResponseBuilder.ok(frame.page(id, body, pictures, language.equals("fr")))
                .type("text/html; charset=utf-8")
                .build();
    }
}
