package com.facturix.crm.inbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much the caller has in each folder; counting stops at 1000. {@code unread}: of those in the inbox. */
@Schema(name = "InboxCounts")
public record ThreadCounts(long unread, long inbox, long snoozed, long drafts, long scheduled, long failed) {}
