package com.facturix.crm.outbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that goes with a mail. {@code position}: its place in it; {@code size} in bytes. */
@Schema(name = "MailAttachment")
public record AttachmentView(int position, String name, String type, int size) {}
