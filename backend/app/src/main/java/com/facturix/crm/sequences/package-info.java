/**
 * Sequences of mails, tasks and waits that leads go through: who is in one, what comes next, why it was sent or not.
 * Owns {@code mail_sequence}, {@code sequence_step}, {@code enrolment} and what hangs on them, and publishes
 * {@code SequenceEvent} and {@code EnrolmentEvent}; mails go out through {@code Outbox}.
 * Observes messages, bounces, unsubscriptions, leads, activities and tasks, which stop people or let them go on.
 */
@NullMarked
package com.facturix.crm.sequences;

import org.jspecify.annotations.NullMarked;
