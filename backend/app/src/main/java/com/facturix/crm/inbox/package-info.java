/**
 * Mail as it comes in and lies there: mailboxes are synchronised, messages read, threaded and linked to leads and deals.
 * Publishes {@code MessageEvent} and {@code SyncEvent}; owns threads, messages, and how far each folder has been read.
 * Observes changes of mailboxes, to synchronise them or to let go of them, and leads and deals that come after their mail.
 */
@NullMarked
package com.facturix.crm.inbox;

import org.jspecify.annotations.NullMarked;
