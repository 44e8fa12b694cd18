package com.facturix.crm.followups;

import com.facturix.crm.platform.api.Ref;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up worth making.
 *
 * @param since when the gap began: the last touch, or the time of the promised call
 */
public record Suggestion(
        String id, SuggestionKind kind, Ref lead, @Nullable String company, Ref campaign, Instant since) {}
