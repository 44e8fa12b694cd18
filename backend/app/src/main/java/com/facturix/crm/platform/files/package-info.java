/**
 * What goes out to and comes in from files.
 * Owns no table.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform.files;

import org.jspecify.annotations.NullMarked;
