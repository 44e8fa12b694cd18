package com.facturix.crm.mailboxes;

/** How it went with both servers of a mailbox. */
public record MailboxTestResult(ConnectionResult imap, ConnectionResult smtp) {}
