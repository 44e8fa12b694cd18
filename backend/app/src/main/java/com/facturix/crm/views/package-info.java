/**
 * Lists under a name: each person's saved views, those that managers share, and what a campaign's list begins with.
 * Owns {@code saved_view} and {@code campaign_filters}, and publishes {@code ViewEvent}.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.views;

import org.jspecify.annotations.NullMarked;
