/**
 * People's accounts with their mail providers: where they are, how to get in, and the way to speak with them.
 * Publishes {@code MailboxEvent} and {@code SendingWorks}; others read and send mail through {@code MailConnections}, and never see a password.
 * Observes nothing; a recurring job seals anew what an older key has sealed.
 */
@NullMarked
package com.facturix.crm.mailboxes;

import org.jspecify.annotations.NullMarked;
