package com.facturix.crm.platform.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Problems that are answered before a request reaches a resource. */
enum Refusal {
    UNAUTHENTICATED(401, "Unauthorized", "unauthenticated", "Log in first."),
    CROSS_ORIGIN(403, "Forbidden", "cross_origin", "This request does not come from a page of this site."),
    MALFORMED(400, "Bad Request", "invalid_request", "The address holds characters that cannot be read."),
    LENGTH_REQUIRED(411, "Length Required", "length_required", "Send Content-Length."),
    TOO_LARGE(413, "Request Entity Too Large", "payload_too_large", "The body is larger than 2 MB.");

    private final int status;
    private final String body;

    Refusal(int status, String title, String code, String detail) {
        this.status = status;
        this.body = "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\",\"code\":\"%s\"}"
                .formatted(status, title, detail, code);
    }

    void answer(RoutingContext route) {
        route.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(body);
    }
}
