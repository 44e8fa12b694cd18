package com.facturix.crm.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The languages that every screen and mail exists in. */
public enum Language {
    @JsonProperty("en")
    EN,
    @JsonProperty("fr")
    FR;

    /** The name in Keycloak, in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** English for whatever is not French. */
    static Language fromString(String key) {
        return "fr".equals(key) ? FR : EN;
    }
}
