/**
 * Who is not to be written to, by anybody or on behalf of one account, and the links by which people say so themselves.
 * Publishes {@code SuppressionEvent}.
 * Observes {@code MessageEvent}: mails that come back, and complaints.
 */
@NullMarked
package com.facturix.crm.suppressions;

import org.jspecify.annotations.NullMarked;
