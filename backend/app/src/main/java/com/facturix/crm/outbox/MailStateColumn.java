package com.facturix.crm.outbox;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A state as the database spells it. */
@Converter
class MailStateColumn implements AttributeConverter<MailState, String> {
    @Override
    public String convertToDatabaseColumn(MailState state) {
        return state.key();
    }

    @Override
    public MailState convertToEntityAttribute(String key) {
        return MailState.ofKey(key);
    }
}
