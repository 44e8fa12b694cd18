package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of rows whose account (or parent) is not there. */
enum MissingAccount {
    @JsonProperty("reject")
    REJECT,
    @JsonProperty("create")
    CREATE
}
