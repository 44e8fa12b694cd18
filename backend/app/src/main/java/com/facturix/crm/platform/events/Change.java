package com.facturix.crm.platform.events;

import org.jspecify.annotations.Nullable;

/** One field before and after: strings, numbers, booleans or null. */
public record Change(
        String field, @Nullable Object before, @Nullable Object after) {}
