package com.facturix.crm.templates;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The languages that prospects are written to in. */
public enum MailLanguage {
    @JsonProperty("en")
    EN,
    @JsonProperty("fr")
    FR,
    @JsonProperty("de")
    DE,
    @JsonProperty("es")
    ES,
    @JsonProperty("it")
    IT,
    @JsonProperty("nl")
    NL,
    @JsonProperty("pt")
    PT;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(key());
    }

    static MailLanguage ofKey(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** For query parameters. */
    public static MailLanguage fromString(String key) {
        for (var language : values()) {
            if (language.key().equals(key)) {
                return language;
            }
        }
        throw Problems.invalidParameter("language", "must be one of en, fr, de, es, it, nl, pt");
    }
}
