package com.facturix.crm.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as far as it can be read alone: cells as typed values, and what they get where they are empty. Names of people
 * and accounts are still texts here.
 */
final class Draft {
    private final int rowNo;
    private final Map<ImportField, Object> values = new EnumMap<>(ImportField.class);
    private final Map<ImportField, Object> defaults = new EnumMap<>(ImportField.class);
    private final ObjectNode metadata;
    private final ObjectNode custom = JsonNodeFactory.instance.objectNode();
    private final List<RowError> errors = new ArrayList<>();

    Draft(int rowNo, ObjectNode metadata) {
        this.rowNo = rowNo;
        this.metadata = metadata;
    }

    int rowNo() {
        return rowNo;
    }

    void put(ImportField field, Object value) {
        values.put(field, value);
    }

    void putDefault(ImportField field, Object value) {
        defaults.put(field, value);
    }

    void refuse(ImportField field, String code, String message) {
        errors.add(RowError.of(field, code, message));
    }

    void refuse(RowError error) {
        errors.add(error);
    }

    boolean refused() {
        return !errors.isEmpty();
    }

    List<RowError> errors() {
        return List.copyOf(errors);
    }

    ObjectNode metadata() {
        return metadata;
    }

    /** Values of a campaign's own fields, by key. */
    ObjectNode custom() {
        return custom;
    }

    /** What the cell says, for a record that is there already: null keeps what it has. */
    <T> @Nullable T cell(ImportField field, Class<T> type) {
        return type.cast(values.get(field));
    }

    /** What the cell says, or its default, for a new record. */
    <T> @Nullable T value(ImportField field, Class<T> type) {
        var value = values.get(field);
        return type.cast(value == null ? defaults.get(field) : value);
    }

    @Nullable
    String text(ImportField field) {
        return value(field, String.class);
    }
}
