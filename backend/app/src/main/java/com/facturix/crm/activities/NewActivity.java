package com.facturix.crm.activities;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry somebody adds to the timeline of one record. */
@Schema(
        examples =
                "{\"kind\": \"call\", \"dealId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\", \"body\": \"Wants the offer by Friday.\", \"outcome\": \"reached\", \"durationSeconds\": 340}")
public record NewActivity(
        @Schema(description = "call, email, meeting, note or comment.") @NotNull
        ActivityKind kind,

        @Schema(description = "Exactly one of dealId, leadId, accountId and campaignId.") @Nullable
        UUID dealId,

        @Nullable UUID leadId,
        @Nullable UUID accountId,
        @Nullable UUID campaignId,

        @Schema(description = "Needed for a note or comment.") @Size(max = 20000) @Nullable
        String body,

        @Schema(description = "How a call ended, such as reached or voicemail.") @Size(max = 60) @Nullable
        String outcome,

        @Schema(
                description =
                        "When it happened; now where absent. Only a meeting may lie ahead: it is booked, and no contact before it has been.")
        @Nullable
        Instant at,

        @Min(0) @Max(604_800) @Nullable Integer durationSeconds,

        @Schema(description = "Who is named in a note or comment: people who may see the record.")
        @Size(max = 50)
        @Nullable
        List<@NotNull UUID> mentions) {

    public NewActivity {
        mentions = mentions == null ? List.of() : mentions.stream().distinct().toList();
    }

    boolean hasOneSubject() {
        return Stream.of(dealId, leadId, accountId, campaignId)
                        .filter(Objects::nonNull)
                        .count()
                == 1;
    }
}
