package com.facturix.crm.bulk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How leads are shared out among several people. */
public enum AssignBy {
    @JsonProperty("round_robin")
    ROUND_ROBIN,
    @JsonProperty("load")
    LOAD
}
