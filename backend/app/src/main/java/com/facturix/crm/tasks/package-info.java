/**
 * What somebody has to do by when: the next steps of deals, and tasks about leads and accounts.
 * Publishes {@code TaskEvent}; keeps a deal's next step, and writes done tasks on timelines.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.tasks;

import org.jspecify.annotations.NullMarked;
