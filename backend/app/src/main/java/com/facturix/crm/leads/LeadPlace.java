package com.facturix.crm.leads;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a lead stands, for features whose records hang on it.
 *
 * @param mayWrite whether the caller may change the lead
 */
public record LeadPlace(
        UUID id, UUID campaignId, UUID accountId, @Nullable UUID ownerId, String name, boolean mayWrite) {}
