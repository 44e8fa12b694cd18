/**
 * The timelines: what people wrote down, and what happened to accounts, campaigns, leads and deals, with before and after.
 * Publishes {@code ActivityEvent} for what people write.
 * Observes {@code AccountEvent}, {@code CampaignEvent}, {@code LeadEvent} and {@code DealEvent} in their transaction.
 */
@NullMarked
package com.facturix.crm.activities;

import org.jspecify.annotations.NullMarked;
