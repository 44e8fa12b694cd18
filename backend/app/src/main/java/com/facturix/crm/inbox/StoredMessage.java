package com.facturix.crm.inbox;

import java.util.UUID;

/** A message that is kept; {@code isNew}: it was not before. */
public record StoredMessage(UUID id, UUID threadId, boolean isNew) {}
