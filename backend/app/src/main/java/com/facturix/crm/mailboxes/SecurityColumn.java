package com.facturix.crm.mailboxes;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class SecurityColumn implements AttributeConverter<Security, String> {
    @Override
    public String convertToDatabaseColumn(Security security) {
        return security.key();
    }

    @Override
    public Security convertToEntityAttribute(String key) {
        return Security.ofKey(key);
    }
}
