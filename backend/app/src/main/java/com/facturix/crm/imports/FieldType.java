package com.facturix.crm.imports;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a cell is read for a field. */
enum FieldType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("integer")
    INTEGER,
    @JsonProperty("date")
    DATE,
    @JsonProperty("stage")
    STAGE,
    @JsonProperty("lost_reason")
    LOST_REASON,
    @JsonProperty("user")
    USER,
    @JsonProperty("account")
    ACCOUNT,
    @JsonProperty("country")
    COUNTRY,
    @JsonProperty("email")
    EMAIL,
    /** A web address. */
    @JsonProperty("address")
    ADDRESS,
    /** What a lead is at. */
    @JsonProperty("status")
    STATUS,
    /** One of a campaign's own fields, as are those of type {@link #YES_NO}. */
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("yes_no")
    YES_NO
}
