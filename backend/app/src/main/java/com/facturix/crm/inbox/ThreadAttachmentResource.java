package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Files that strangers sent: a browser saves them and does nothing else with them. */
@Path("/api/inbox/messages/{id}/attachments/{position}")
@Tag(name = "Inbox")
class ThreadAttachmentResource {
    private final ThreadMessageQuery messages;
    private final CurrentCaller caller;
    private final RoutingContext route;

    ThreadAttachmentResource(ThreadMessageQuery messages, CurrentCaller caller, RoutingContext route) {
        this.messages = messages;
        this.caller = caller;
        this.route = route;
    }

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Requires(Permission.USE)
    @Operation(operationId = "getMessageAttachment", summary = "A file that came with a message")
    public RestResponse<StreamingOutput> attachment(@PathParam("id") UUID id, @PathParam("position") int position) {
        var file = messages.file(id, position, caller.get()).orElseThrow(() -> Problems.notFound("attachment"));
        var attachments = MessageBody.of(MimeReader.read(file.raw()).part(), new ArrayList<>())
                .attachments();
        if (position >= attachments.size()) {
            throw Problems.notFound("attachment");
        }
        var content = attachments.get(position).content();
        route.response().headers().set("Content-Security-Policy", "default-src 'none'; sandbox");
        // Not as bytes, nor declared to be of any type: both would be written as JSON.
        return RestResponse.ResponseBuilder.<StreamingOutput>ok(to -> to.write(content))
                .type(file.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .build();
    }

    /** RFC 6266: the name as it is, and one in ASCII for those who know no other. */
    private static String disposition(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
    }
}
