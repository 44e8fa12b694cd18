/**
 * What became of a mail: the pixel and the wrapped links that go into it, every request for them, and whether a human
 * being or a machine made it, with the evidence. Owns {@code email_tracking}, {@code tracking_link},
 * {@code tracking_event} and {@code tracking_key}; publishes {@code TrackingEvent}.
 * Observes nothing: the outbox calls {@link com.facturix.crm.tracking.Tracker}, and the world calls the open routes.
 */
@NullMarked
package com.facturix.crm.tracking;

import org.jspecify.annotations.NullMarked;
