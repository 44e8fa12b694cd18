/**
 * How every resource speaks HTTP: problems, pages, sort fields, entity tags, idempotent POSTs.
 * Knows no feature; features use these types in their resources and requests.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform.api;

import org.jspecify.annotations.NullMarked;
