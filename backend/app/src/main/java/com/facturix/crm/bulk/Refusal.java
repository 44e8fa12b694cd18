package com.facturix.crm.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a lead was left as it is. */
public enum Refusal {
    /** It is not there, or not for this person to see: one and the same. */
    @JsonProperty("not_found")
    NOT_FOUND,
    /** It may be seen, but not changed, or not in this way. */
    @JsonProperty("not_yours")
    NOT_YOURS,
    /** Deals hang on it. */
    @JsonProperty("has_deals")
    HAS_DEALS,
    /** Its campaign has no such status. */
    @JsonProperty("unknown_status")
    UNKNOWN_STATUS,
    @JsonProperty("too_many_tags")
    TOO_MANY_TAGS,
    /** Somebody has changed it since: since it was done, or since the leads were gathered that nobody owned. */
    @JsonProperty("changed_since")
    CHANGED_SINCE,
    /** An undo: the campaign it belonged to is gone. */
    @JsonProperty("campaign_gone")
    CAMPAIGN_GONE;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Refusal of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
