package com.facturix.crm.views;

import com.facturix.crm.platform.api.Problems;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The pages whose lists can be saved. */
public enum ListPage {
    @JsonProperty("leads")
    LEADS;

    /** The name in the database and in JSON. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For query parameters. */
    public static ListPage fromString(String key) {
        for (var page : values()) {
            if (page.key().equals(key)) {
                return page;
            }
        }
        throw Problems.invalidParameter("page", "must be leads");
    }
}
