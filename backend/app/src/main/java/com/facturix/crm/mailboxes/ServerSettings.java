package com.facturix.crm.mailboxes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A mail server as its owner may see it: whether there is a password, never which. */
@Schema(name = "MailServer")
public record ServerSettings(String host, int port, Security security, String user, boolean passwordSet) {}
