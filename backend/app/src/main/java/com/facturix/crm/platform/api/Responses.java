package com.facturix.crm.platform.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers that carry a record: its version is the entity tag. */
public final class Responses {
    private Responses() {}

    public static <T> RestResponse<T> ok(T record, long version) {
        return ResponseBuilder.ok(record)
                .header(HttpHeaders.ETAG, IfMatch.tag(version))
                .build();
    }

    public static <T> RestResponse<T> created(String path, T record, long version) {
        return ResponseBuilder.<T>created(URI.create(path))
                .entity(record)
                .header(HttpHeaders.ETAG, IfMatch.tag(version))
                .build();
    }
}
