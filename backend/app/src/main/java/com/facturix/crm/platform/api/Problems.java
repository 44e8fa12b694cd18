package com.facturix.crm.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The refusals this API knows, as RFC 9457 problems with a stable {@code code} and the fields at fault. */
public final class Problems {
    private Problems() {}

    /**
     * One field at fault; {@code field} is its JSON path or the name of the query parameter.
     *
     * @param reason why, stable as the problem's code is, where clients have their own words for it
     * @param value what stands in the field, for those words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldError(
            String field,
            String message,
            @Nullable String reason,
            @Nullable String value) {
        public FieldError(String field, String message) {
            this(field, message, null, null);
        }
    }

    /** 404: the record is missing, or is one that the caller may not see: the answer is the same. */
    public static HttpProblem notFound(String what) {
        return of(Status.NOT_FOUND, "not_found", "There is no such " + what + ".");
    }

    /** 403: may be seen, may not be done. */
    public static HttpProblem forbidden(String detail) {
        return of(Status.FORBIDDEN, "forbidden", detail);
    }

    /** 400 for a body with one field at fault. */
    public static HttpProblem invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 400 for a body with the fields at fault. */
    public static HttpProblem invalid(List<FieldError> errors) {
        return invalid("invalid_request", errors);
    }

    /** As {@link #invalid(List)} with a code of its own, where clients have their own words for it. */
    public static HttpProblem invalid(String code, List<FieldError> errors) {
        return builder(Status.BAD_REQUEST, code, describe(errors))
                .with("errors", errors)
                .build();
    }

    /** 400 for a query or path parameter. */
    public static HttpProblem invalidParameter(String name, String message) {
        var errors = List.of(new FieldError(name, message));
        return builder(Status.BAD_REQUEST, "invalid_parameter", describe(errors))
                .with("errors", errors)
                .build();
    }

    /** 409 with a code of its own, such as {@code in_use}. */
    public static HttpProblem conflict(String code, String detail) {
        return of(Status.CONFLICT, code, detail);
    }

    /** 428: an edit of a record must say which version it read. */
    public static HttpProblem preconditionRequired() {
        return builder(428, "Precondition Required", "precondition_required", "Send If-Match with the record's ETag.")
                .build();
    }

    /** 412 with the record as it is now, so that the client can merge. */
    public static HttpProblem stale(Object current) {
        return builder(Status.PRECONDITION_FAILED, "stale", "The record has changed since you read it.")
                .with("current", current)
                .build();
    }

    /** Any other status with a code. */
    public static HttpProblem of(Status status, String code, String detail) {
        return builder(status, code, detail).build();
    }

    private static HttpProblem.Builder builder(Status status, String code, String detail) {
        return builder(status.getStatusCode(), status.getReasonPhrase(), code, detail);
    }

    private static HttpProblem.Builder builder(int status, String title, String code, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with("code", code);
    }

    private static String describe(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .reduce((a, b) -> a + "; " + b)
                .orElse("The request is not valid.");
    }
}
