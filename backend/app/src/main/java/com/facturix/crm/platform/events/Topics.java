package com.facturix.crm.platform.events;

import java.util.regex.Pattern;

/** What clients subscribe to and events are told under: one list for both sides. */
public final class Topics {
    private static final Pattern TOPIC =
            Pattern.compile("pipeline|me|directory|lists|leases|imports|tasks|mail|activities"
                    + "|campaign:[0-9a-f-]{36}"
                    + "|record:[a-z_]{1,40}:[A-Za-z0-9_.-]{1,100}");

    private Topics() {}

    public static boolean contain(String name) {
        return TOPIC.matcher(name).matches();
    }
}
