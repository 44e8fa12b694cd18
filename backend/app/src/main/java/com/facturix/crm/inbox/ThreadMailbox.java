package com.facturix.crm.inbox;

import com.facturix.crm.platform.api.UserRef;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The mailbox a thread is in, and whose it is. */
@Schema(name = "ThreadMailbox")
public record ThreadMailbox(UUID id, String address, UserRef owner) {}
