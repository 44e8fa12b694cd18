/**
 * The client companies that buy sales work, and which BDs are put on them.
 * Publishes {@code AccountEvent}.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.accounts;

import org.jspecify.annotations.NullMarked;
