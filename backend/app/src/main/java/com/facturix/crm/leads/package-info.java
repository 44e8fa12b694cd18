/**
 * The people at target companies that a campaign wants to reach, and the set of statuses they go through.
 * Publishes {@code LeadEvent}, and for many at once {@code LeadsChanged} and {@code LeadsLeaving}.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.leads;

import org.jspecify.annotations.NullMarked;
