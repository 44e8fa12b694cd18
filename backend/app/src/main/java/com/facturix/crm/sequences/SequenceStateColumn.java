package com.facturix.crm.sequences;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A sequence's state as the database spells it. */
@Converter
class SequenceStateColumn implements AttributeConverter<SequenceState, String> {
    @Override
    public String convertToDatabaseColumn(SequenceState state) {
        return state.key();
    }

    @Override
    public SequenceState convertToEntityAttribute(String key) {
        return SequenceState.fromString(key);
    }
}
