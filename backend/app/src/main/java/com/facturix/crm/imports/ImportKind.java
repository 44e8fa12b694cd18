package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a file's rows become. */
enum ImportKind {
    @JsonProperty("accounts")
    ACCOUNTS,
    @JsonProperty("deals")
    DEALS;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query and form parameters. */
    public static ImportKind fromString(String key) {
        for (var kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw Problems.invalidParameter("kind", "must be accounts or deals");
    }
}
