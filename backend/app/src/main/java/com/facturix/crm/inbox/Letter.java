package com.facturix.crm.inbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as far as it matters for whom it is with.
 *
 * @param fromPerson a person at the other side has written
 * @param from the sender's address in small letters
 * @param others whom it is with, in small letters, the likeliest first
 */
record Letter(
        UUID id,
        UUID threadId,
        boolean outbound,
        boolean fromPerson,
        Instant at,
        @Nullable String from,
        List<String> others,
        String subject) {}
