package com.facturix.crm.platform.api;

import com.facturix.crm.platform.api.IdempotencyKeys.Answer;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * A POST that carries an {@code Idempotency-Key} happens once: sent again, it gets the first answer again. The key
 * belongs to the caller; with another body it is refused, while the first is under way too.
 */
class IdempotencyFilter {
    private static final String HEADER = "Idempotency-Key";
    private static final String HELD = "facturix.idempotency-key";

    private final IdempotencyKeys keys;
    private final CurrentCaller caller;

    IdempotencyFilter(IdempotencyKeys keys, CurrentCaller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    /** Runs after the permission filter. */
    @ServerRequestFilter(priority = 6000, readBody = true)
    public @Nullable Response before(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(HEADER);
        if (key == null || !request.getMethod().equals("POST")) {
            return null;
        }
        if (key.isBlank() || key.length() > 200 || !PlainText.storable(key)) {
            throw Problems.invalidParameter(HEADER, "must be 1 to 200 characters");
        }
        var known = keys.claim(caller.id(), key, fingerprint(request));
        if (known.isEmpty()) {
            request.setProperty(HELD, key);
            return null;
        }
        return replay(known.get());
    }

    @ServerResponseFilter
    public void after(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(HELD) instanceof String key)) {
            return;
        }
        if (response.getStatus() / 100 == 2) {
            keys.complete(
                    caller.id(),
                    key,
                    response.getStatus(),
                    response.getHeaderString(HttpHeaders.LOCATION),
                    response.getHeaderString(HttpHeaders.ETAG),
                    response.getEntity());
        } else {
            keys.release(caller.id(), key);
        }
    }

    private static Response replay(Answer answer) {
        var response = Response.status(answer.status()).type(MediaType.APPLICATION_JSON);
        if (answer.location() != null) {
            response.header(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.header(HttpHeaders.ETAG, answer.etag());
        }
        return response.header("Idempotent-Replayed", "true")
                .entity(answer.body())
                .build();
    }

    /** Of the path and the body; a multipart body is told apart by its length and boundary alone. */
    private static byte[] fingerprint(ContainerRequestContext request) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getUriInfo().getRequestUri().getPath().getBytes(StandardCharsets.UTF_8));
            var type = request.getMediaType();
            if (type != null && type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && request.hasEntity()) {
                var body = request.getEntityStream().readAllBytes();
                request.setEntityStream(new ByteArrayInputStream(body));
                digest.update(body);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
