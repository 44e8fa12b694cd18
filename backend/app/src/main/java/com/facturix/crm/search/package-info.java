/**
 * One box that finds accounts, deals and leads by name.
 * Owns no table; reads what others own by SQL, always with the caller's visibility.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.search;

import org.jspecify.annotations.NullMarked;
