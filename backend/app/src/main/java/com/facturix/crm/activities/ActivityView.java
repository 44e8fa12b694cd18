package com.facturix.crm.activities;

import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import com.facturix.crm.platform.events.Change;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline. {@code actor} is null where the system acted by itself.
 *
 * @param mentions who is named in the words, by name
 * @param threadId of a mail: the thread it is in, where the reader may see that
 */
@Schema(name = "Activity")
public record ActivityView(
        UUID id,
        ActivityKind kind,
        Instant at,
        @Nullable UserRef actor,
        @Nullable Ref account,
        @Nullable Ref campaign,
        @Nullable Ref lead,
        @Nullable Ref deal,
        @Nullable String body,
        @Nullable String outcome,
        @Nullable Integer durationSeconds,
        List<Change> changes,
        List<UserRef> mentions,
        @Nullable UUID threadId) {}
