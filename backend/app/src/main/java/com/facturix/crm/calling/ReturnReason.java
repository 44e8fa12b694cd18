package com.facturix.crm.calling;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a BD gives a lead back without having called. */
public enum ReturnReason {
    @JsonProperty("skip")
    SKIP,
    @JsonProperty("wrong_number")
    WRONG_NUMBER,
    /** The BD does not speak the lead's language. */
    @JsonProperty("language")
    LANGUAGE,
    /** The BD knows the person, or has another reason to stay away. */
    @JsonProperty("conflict")
    CONFLICT,
    /** Nothing is wrong with the lead: the BD stops for now, and may well get it again. */
    @JsonProperty("break")
    BREAK,
    @JsonProperty("other")
    OTHER;

    /** The name in the database and in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters and rows. */
    public static ReturnReason fromString(String key) {
        for (var reason : values()) {
            if (reason.key().equals(key)) {
                return reason;
            }
        }
        throw Problems.invalidParameter("reason", "must be skip, wrong_number, language, conflict, break or other");
    }

    @Override
    public String toString() {
        return key();
    }
}
