/**
 * The sales work that accounts buy: a campaign runs for an account, holds leads, and has BDs put on it.
 * Publishes {@code CampaignEvent}; {@code CampaignSettings} is the door to how a campaign is worked.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.campaigns;

import org.jspecify.annotations.NullMarked;
