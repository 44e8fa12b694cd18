/**
 * What every feature stands on and that knows no feature.
 * Owns no business table.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform;

import org.jspecify.annotations.NullMarked;
