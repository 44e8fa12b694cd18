/**
 * Numbers over several features: the dashboard.
 * Owns no table; reads what others own by SQL and through the queries of deals, always with the caller's visibility.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.reports;

import org.jspecify.annotations.NullMarked;
