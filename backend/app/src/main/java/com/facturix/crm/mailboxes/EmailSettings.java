package com.facturix.crm.mailboxes;

import java.util.List;

/** Somebody's mailboxes, the default one first; the version is of the list as a whole. */
public record EmailSettings(List<MailboxSettings> mailboxes, long version) {}
