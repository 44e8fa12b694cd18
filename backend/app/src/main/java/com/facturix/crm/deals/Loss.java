package com.facturix.crm.deals;

import org.jspecify.annotations.Nullable;

/** Why a deal was lost. {@code reason}: the key of a lost reason, null only for deals imported without one. */
record Loss(@Nullable String reason, @Nullable String note) {
    static final Loss NONE = new Loss(null, null);
}
