/**
 * The one way out to hosts that people name: mail servers today, whatever they may connect tomorrow.
 * Owns what may be reached, and that the address that was checked is the one that is spoken to.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform.outbound;

import org.jspecify.annotations.NullMarked;
