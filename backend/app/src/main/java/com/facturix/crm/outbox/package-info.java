/**
 * What people and sequences write, from the draft to the provider's acceptance: each mail goes out exactly once.
 * Owns {@code outgoing_mail} and what hangs on it; publishes {@code OutboxEvent} and {@code SendingEvent}.
 * Observes what arrives, to know which mails were answered or came back, and which leads leave, to send them nothing more.
 */
@NullMarked
package com.facturix.crm.outbox;

import org.jspecify.annotations.NullMarked;
