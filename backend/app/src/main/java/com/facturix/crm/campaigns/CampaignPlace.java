package com.facturix.crm.campaigns;

import java.util.UUID;

/**
 * Where a campaign stands, for features whose records hang on it.
 *
 * @param worked whether the caller is assigned to it, directly or through the account, or sees all: then every lead in
 *     it is theirs to see
 */
public record CampaignPlace(UUID id, UUID accountId, String name, boolean worked) {}
