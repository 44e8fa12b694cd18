/**
 * Passwords that this service has to give to others: encrypted at rest, each bound to its row and column.
 * Owns no table; the key comes with the installation's settings, never from the database.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform.credentials;

import org.jspecify.annotations.NullMarked;
