/**
 * One fact, one event: the shape that every feature's events share, so that audit and live need to know no feature.
 * Events are fired inside the transaction that makes them true.
 * Publishes and observes nothing of its own.
 */
@NullMarked
package com.facturix.crm.platform.events;

import org.jspecify.annotations.NullMarked;
