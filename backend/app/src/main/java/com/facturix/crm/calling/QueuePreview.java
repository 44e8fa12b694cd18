package com.facturix.crm.calling;

import com.facturix.crm.campaigns.CampaignStatus;
import com.facturix.crm.platform.api.Ref;
import com.facturix.crm.platform.api.UserRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a campaign gives out next, and what it holds back and why. */
@Schema(name = "CallQueue")
public record QueuePreview(
        Ref campaign,

        @Schema(description = "Only an active campaign gives out leads.")
        CampaignStatus status,

        Counts counts,

        @Schema(description = "When the next lead may be called, where none may be now.") @Nullable
        Instant nextAt,

        List<Entry> next,

        @Schema(description = "Leads given back uncalled in the last thirty days.")
        List<Returned> returned) {

    /** Every lead of the campaign is counted once. */
    @Schema(name = "CallQueueCounts")
    public record Counts(
            @Schema(description = "May be called now, by you.")
            int ready,

            @Schema(description = "May be called now, but are somebody else's: their own leads and promised callbacks.")
            int ofOthers,

            @Schema(description = "Would be ready, but it is night, weekend or a holiday where they are.")
            int outsideHours,

            int retry,
            int cooling,
            int callback,
            int leased,
            int attemptsUsedUp,
            int doNotCall,

            @Schema(description = "Closed by their status: lost, converted, or being followed up.")
            int status) {}

    @Schema(name = "CallQueueEntry")
    public record Entry(
            UUID leadId,
            String fullName,
            @Nullable String company,
            @Nullable String country,
            String timeZone,

            @Schema(description = "Whose it is; null where anybody's.") @Nullable
            UserRef forUser,

            Why why) {}

    @Schema(name = "CallQueueReturned")
    public record Returned(UserRef user, ReturnReason reason, int count) {}
}
