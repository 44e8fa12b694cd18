/**
 * Calling leads: which one comes next and for whom, the lease on it, what a call's outcome sets in motion, promised
 * callbacks and who keeps them for those who are away. Owns {@code lead_work} and what hangs on it.
 * Publishes {@code LeaseEvent} and {@code AbsenceEvent}; observes campaigns, people and replies.
 */
@NullMarked
package com.facturix.crm.calling;

import org.jspecify.annotations.NullMarked;
