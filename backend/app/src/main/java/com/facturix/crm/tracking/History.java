package com.facturix.crm.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mail that is out, as it went to one recipient, and all that was asked for it since, in order of time. */
record History(
        UUID tracking, UUID mail, UUID author, @Nullable UUID lead, Instant sentAt, List<Asked> asked) {}
