/**
 * Work that must be done even if this process dies: durable jobs in one table, run by whichever node is free.
 * Owns {@code scheduled_tasks}, through db-scheduler.
 * Publishes and observes nothing but start and stop.
 */
@NullMarked
package com.facturix.crm.platform.jobs;

import org.jspecify.annotations.NullMarked;
