package com.facturix.crm.contract;

import com.facturix.crm.testing.Persona;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contract as the running service publishes it, read for tests that walk over every operation. */
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode root;

    private Contract(JsonNode root) {
        this.root = root;
    }

    static Contract readBy(Persona reader) {
        var json = reader.asks()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return new Contract(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One operation.
     *
     * @param body the JSON request body's schema, absent where it takes none
     */
    record Operation(
            String id,
            String method,
            String path,
            List<Parameter> parameters,
            Optional<JsonNode> body,
            boolean upload) {
        @Override
        public String toString() {
            return id;
        }
    }

    record Parameter(String name, String in, JsonNode schema) {}

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        operations.add(operation(path.getKey(), entry.getKey(), path.getValue(), entry.getValue()));
                    }
                }));
        return operations;
    }

    private Operation operation(String path, String method, JsonNode item, JsonNode operation) {
        var parameters = new ArrayList<Parameter>();
        for (var list : List.of(item.path("parameters"), operation.path("parameters"))) {
            list.forEach(parameter -> parameters.add(new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    resolve(parameter.path("schema")))));
        }
        var content = operation.path("requestBody").path("content");
        var json = content.path("application/json").path("schema");
        return new Operation(
                operation.path("operationId").asText(),
                method,
                path,
                parameters,
                json.isMissingNode() ? Optional.empty() : Optional.of(resolve(json)),
                content.has("multipart/form-data"));
    }

    /** Follows references, and takes the object among alternatives with null. */
    JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asText().replace("#/components/schemas/", "");
            return resolve(root.path("components").path("schemas").path(name));
        }
        for (var alternatives : List.of(schema.path("anyOf"), schema.path("oneOf"), schema.path("allOf"))) {
            for (var alternative : alternatives) {
                if (!"null".equals(alternative.path("type").asText())) {
                    return resolve(alternative);
                }
            }
        }
        return schema;
    }

    /** The type of a schema, whether it is written {@code "string"} or {@code ["string", "null"]}. */
    static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            for (var one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
        }
        return type.asText("object");
    }

    /** The properties of an object schema, references followed. */
    Map<String, JsonNode> properties(JsonNode schema) {
        var properties = new LinkedHashMap<String, JsonNode>();
        schema.path("properties")
                .properties()
                .forEach(entry -> properties.put(entry.getKey(), resolve(entry.getValue())));
        return properties;
    }
}
