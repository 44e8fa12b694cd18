package com.facturix.crm.platform.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;

/** What somebody is in the firm; Keycloak's realm roles carry the same names in lower case. */
public enum Role {
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("manager")
    MANAGER,
    @JsonProperty("bd")
    BD;

    /** The name in Keycloak, in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters and rows. */
    public static Role fromString(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("admin, manager or bd"));
    }

    public static Optional<Role> find(String key) {
        for (var role : values()) {
            if (role.key().equals(key)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
