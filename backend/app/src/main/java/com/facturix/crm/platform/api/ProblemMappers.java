package com.facturix.crm.platform.api;

import com.facturix.crm.platform.api.Problems.FieldError;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns everything that can go wrong into a problem. What the caller sent is a 4xx that says which field; only what
 * nobody foresaw is a 500, and says nothing of the inside.
 */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper(priority = 1)
    public Response problem(HttpProblem problem) {
        return problem.toResponse();
    }

    @ServerExceptionMapper(priority = 1)
    public Response invalid(ConstraintViolationException invalid) {
        var errors = invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        return Problems.invalid(errors).toResponse();
    }

    /** The subclasses by name, because the problem extension brings a mapper of its own for each. */
    @ServerExceptionMapper(
            value = {
                JacksonException.class,
                JsonProcessingException.class,
                InvalidFormatException.class,
                UnrecognizedPropertyException.class
            },
            priority = 1)
    public Response unreadable(JacksonException unreadable) {
        return unreadableBody(unreadable);
    }

    /** The subclasses by name, for the same reason. */
    @ServerExceptionMapper(
            value = {WebApplicationException.class, NotFoundException.class, ForbiddenException.class},
            priority = 1)
    public Response http(WebApplicationException failure, UriInfo uri) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpProblem problem) {
                return problem.toResponse();
            }
            if (cause instanceof JacksonException unreadable) {
                return unreadableBody(unreadable);
            }
        }
        if (failure instanceof NotFoundException && isUnreadableParameter(failure, uri)) {
            return Problems.invalidParameter("query", "has a value of the wrong form")
                    .toResponse();
        }
        var status = Optional.ofNullable(
                        Status.fromStatusCode(failure.getResponse().getStatus()))
                .orElse(Status.INTERNAL_SERVER_ERROR);
        if (status == Status.INTERNAL_SERVER_ERROR) {
            return unforeseen(failure);
        }
        return Problems.of(status, status.name().toLowerCase(Locale.ROOT), status.getReasonPhrase() + ".")
                .toResponse();
    }

    @ServerExceptionMapper(
            value = {Throwable.class, Exception.class},
            priority = 1)
    public Response unforeseen(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpProblem problem) {
                return problem.toResponse();
            }
            if (cause instanceof ConstraintViolationException invalid) {
                return invalid(invalid);
            }
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return concurrent();
            }
            if (cause instanceof SQLException refused) {
                var known = refusedByDatabase(refused);
                if (known.isPresent()) {
                    return known.get();
                }
            }
        }
        LOG.error("A request failed in a way nobody foresaw", failure);
        return Problems.of(Status.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side.")
                .toResponse();
    }

    /** SQLSTATE classes that are the request's doing: see PostgreSQL's appendix A. */
    private static Optional<Response> refusedByDatabase(SQLException refused) {
        var state = refused.getSQLState();
        if (state == null) {
            return Optional.empty();
        }
        return switch (state) {
            case "23505" ->
                Optional.of(Problems.conflict("already_exists", "A record with this value exists already.")
                        .toResponse());
            case "23503" ->
                Optional.of(Problems.conflict("in_use", "Other records hang on this one, or one it names is gone.")
                        .toResponse());
            case "40001", "40P01", "55P03" -> Optional.of(concurrent());
            case "23514", "22001", "22003", "22021", "22P05", "22008" ->
                Optional.of(Problems.of(Status.BAD_REQUEST, "invalid_request", "A value is out of its range.")
                        .toResponse());
            default -> Optional.empty();
        };
    }

    private static Response concurrent() {
        return Problems.conflict("concurrent_change", "Somebody else changed this at the same moment. Try again.")
                .toResponse();
    }

    private static Response unreadableBody(JacksonException unreadable) {
        var field = unreadable instanceof JsonMappingException mapping ? path(mapping) : "";
        if (field.isEmpty()) {
            return Problems.of(Status.BAD_REQUEST, "invalid_request", "The body is not JSON that can be read.")
                    .toResponse();
        }
        return Problems.invalid(field, "has a value of the wrong form").toResponse();
    }

    private static String path(JsonMappingException mapping) {
        var path = new StringBuilder();
        for (var reference : mapping.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    /**
     * The path below the method and its argument; a bare argument is a parameter and goes by its own name. A node's index
     * says where it is in the list that the node before it names.
     */
    private static String field(ConstraintViolation<?> violation) {
        List<String> names = new ArrayList<>();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null && !names.isEmpty()) {
                names.set(names.size() - 1, names.getLast() + "[" + node.getIndex() + "]");
            }
            if (node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                names.add(node.getName());
            }
        }
        return names.size() > 1 ? String.join(".", names.subList(1, names.size())) : String.join(".", names);
    }

    /**
     * RESTEasy answers 404 for a parameter that cannot be converted. That is right for an id in the path, which then
     * names nothing; in the query it is a bad request.
     */
    private static boolean isUnreadableParameter(WebApplicationException failure, UriInfo uri) {
        if (uri.getQueryParameters().isEmpty() || failure.getCause() == null) {
            return false;
        }
        return failure.getCause() instanceof IllegalArgumentException
                || failure.getCause() instanceof DateTimeException;
    }
}
