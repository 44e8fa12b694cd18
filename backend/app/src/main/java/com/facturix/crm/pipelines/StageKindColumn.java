package com.facturix.crm.pipelines;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A stage's kind as the database spells it. */
@Converter
public class StageKindColumn implements AttributeConverter<StageKind, String> {
    @Override
    public String convertToDatabaseColumn(StageKind kind) {
        return kind.key();
    }

    @Override
    public StageKind convertToEntityAttribute(String key) {
        return StageKind.fromString(key);
    }
}
