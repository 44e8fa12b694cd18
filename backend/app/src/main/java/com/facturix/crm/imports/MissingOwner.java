package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of rows whose owner is nobody in the directory. */
enum MissingOwner {
    @JsonProperty("reject")
    REJECT,
    @JsonProperty("assign_to_me")
    ASSIGN_TO_ME,
    /** A person is added who owns records but cannot come in until they are invited. */
    @JsonProperty("create_inactive")
    CREATE_INACTIVE
}
