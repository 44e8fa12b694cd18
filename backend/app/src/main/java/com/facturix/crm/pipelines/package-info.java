/**
 * The pipelines with their stages, and the reasons for which deals are lost: lists that admins keep.
 * Publishes {@code PipelineEvent} and {@code LostReasonEvent}; deals speak of stages and reasons by key.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.pipelines;

import org.jspecify.annotations.NullMarked;
