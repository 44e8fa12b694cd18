/**
 * Work on many leads at once: assigned, moved, tagged, deleted in the background, told how it went, and undone.
 * Owns {@code bulk_run} and {@code bulk_item}, and publishes {@code BulkEvent}; leads are written through {@code LeadBatch}.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.bulk;

import org.jspecify.annotations.NullMarked;
