package com.facturix.crm.imports;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;

/** What a file's rows become. */
enum ImportKind {
    @JsonProperty("accounts")
    ACCOUNTS,
    @JsonProperty("deals")
    DEALS,
    @JsonProperty("leads")
    LEADS;

    static final String NAMES = "must be accounts, deals or leads";

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One of them, as the table and the audit log call it. */
    String entity() {
        return switch (this) {
            case ACCOUNTS -> "account";
            case DEALS -> "deal";
            case LEADS -> "lead";
        };
    }

    static ImportKind ofEntity(String entity) {
        return Arrays.stream(values())
                .filter(kind -> kind.entity().equals(entity))
                .findFirst()
                .orElseThrow();
    }

    /** For query and form parameters. */
    public static ImportKind fromString(String key) {
        for (var kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw Problems.invalidParameter("kind", NAMES);
    }
}
