package com.facturix.crm.platform.api;

import java.util.List;

/** A list short enough to come whole. */
public record Items<T>(List<T> items) {
    public Items {
        items = List.copyOf(items);
    }
}
