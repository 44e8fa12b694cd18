package com.facturix.crm.platform.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the contract what the records say by {@code @Nullable}: in an answer every field is present, and null
 * only where it may be; in a request a nullable field may also be left out.
 */
final class ContractNullability {
    private static final DotName RENAMED = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName JSON = DotName.createSimple("com.fasterxml.jackson.databind.JsonNode");
    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, ClassInfo> records = new HashMap<>();

    ContractNullability(IndexView index) {
        for (var type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith("com.facturix.")) {
                records.put(schemaName(type), type);
            }
        }
    }

    private static String schemaName(ClassInfo type) {
        var annotation = type.declaredAnnotation(SCHEMA);
        if (annotation != null && annotation.value("name") != null) {
            return annotation.value("name").asString();
        }
        return type.simpleName();
    }

    void apply(OpenAPI contract) {
        var schemas = contract.getComponents().getSchemas();
        var answered = answered(contract, schemas);
        schemas.forEach((name, schema) -> {
            var type = recordFor(name);
            if (type != null && schema.getProperties() != null) {
                describe(schema, type, answered.contains(name));
            }
        });
    }

    /** Generic records appear once per argument: {@code PageAccountSummary}. */
    private @Nullable ClassInfo recordFor(String schema) {
        var type = records.get(schema);
        if (type != null) {
            return type;
        }
        return records.values().stream()
                .filter(candidate -> !candidate.typeParameters().isEmpty() && schema.startsWith(candidate.simpleName()))
                .findFirst()
                .orElse(null);
    }

    private static void describe(Schema schema, ClassInfo type, boolean answer) {
        var required = new ArrayList<String>();
        for (RecordComponentInfo component : type.recordComponents()) {
            var name = nameOf(type, component);
            var property = schema.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (component.type().name().equals(JSON) && property.getRef() == null) {
                property.setType(List.of(Schema.SchemaType.OBJECT));
                property.setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
            }
            var nullable = isNullable(component);
            if (nullable) {
                schema.addProperty(name, orNull(property));
            }
            if (answer || !nullable) {
                required.add(name);
            }
        }
        schema.setRequired(required);
    }

    /** Jackson's annotation of another name stays on the field alone: it does not apply to record components. */
    private static String nameOf(ClassInfo type, RecordComponentInfo component) {
        var renamed = type.field(component.name()).annotation(RENAMED);
        return renamed == null || renamed.value() == null
                ? component.name()
                : renamed.value().asString();
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null || property.getType() == null) {
            return OASFactory.createSchema()
                    .addAnyOf(property)
                    .addAnyOf(OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL)));
        }
        var types = new ArrayList<>(property.getType());
        if (!types.contains(Schema.SchemaType.NULL)) {
            types.add(Schema.SchemaType.NULL);
        }
        return property.type(types);
    }

    /** The names of all schemas that occur in an answer, at any depth. */
    private static Set<String> answered(OpenAPI contract, Map<String, Schema> schemas) {
        var names = new HashSet<String>();
        contract.getPaths().getPathItems().values().forEach(path -> path.getOperations()
                .values()
                .forEach(operation -> {
                    operation
                            .getResponses()
                            .getAPIResponses()
                            .values()
                            .forEach(response -> collect(response.getContent(), schemas, names));
                }));
        return names;
    }

    private static void collect(@Nullable Content content, Map<String, Schema> schemas, Set<String> names) {
        if (content != null) {
            content.getMediaTypes().values().forEach(media -> collect(media.getSchema(), schemas, names));
        }
    }

    private static void collect(@Nullable Schema schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.getRef() != null) {
            var name = schema.getRef().substring(PREFIX.length());
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
            return;
        }
        collect(schema.getItems(), schemas, names);
        collect(schema.getAdditionalPropertiesSchema(), schemas, names);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, schemas, names));
        }
        for (var alternatives : alternatives(schema)) {
            alternatives.forEach(alternative -> collect(alternative, schemas, names));
        }
    }

    private static List<List<Schema>> alternatives(Schema schema) {
        var all = new ArrayList<List<Schema>>();
        if (schema.getAnyOf() != null) {
            all.add(schema.getAnyOf());
        }
        if (schema.getOneOf() != null) {
            all.add(schema.getOneOf());
        }
        if (schema.getAllOf() != null) {
            all.add(schema.getAllOf());
        }
        return all;
    }
}
