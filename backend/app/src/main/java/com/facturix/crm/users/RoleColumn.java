package com.facturix.crm.users;

import com.facturix.crm.platform.security.Role;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A role as the database spells it. */
@Converter
class RoleColumn implements AttributeConverter<Role, String> {
    @Override
    public String convertToDatabaseColumn(Role role) {
        return role.key();
    }

    @Override
    public Role convertToEntityAttribute(String key) {
        return Role.fromString(key);
    }
}
