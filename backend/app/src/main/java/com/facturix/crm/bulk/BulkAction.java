package com.facturix.crm.bulk;

import com.facturix.crm.leads.LeadTags;
import com.facturix.crm.platform.api.OneLine;
import com.facturix.crm.tasks.TaskPriority;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be done, with what its kind needs; the rest is absent. */
public record BulkAction(
        @NotNull BulkKind type,

        @Schema(description = "assign: to these people; none: to nobody.") @Size(max = 200) @Nullable
        List<@NotNull UUID> ownerIds,

        @Schema(
                description =
                        "assign: round_robin, or absent: in turns; load: so that they have as many open leads in the end, over all campaigns.")
        @Nullable
        AssignBy by,

        @Schema(description = "status: a key of lead-statuses.") @Size(max = 60) @Nullable
        String status,

        @Schema(description = "campaign: where to.") @Nullable
        UUID campaignId,

        @Schema(description = "tag, untag: these.") @Size(max = LeadTags.MOST) @Nullable
        List<@NotBlank @Size(max = 60) @OneLine @Pattern(regexp = "[^,]*", message = "must not hold a comma") String>
                tags,

        @Schema(
                description =
                        "normalise: ISO 3166-1 alpha-2, for numbers that tell no country on leads that have none.")
        @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code of two letters")
        @Nullable
        String defaultCountry,

        @Schema(description = "task: what each of them says.") @Valid @Nullable
        TaskDraft task) {

    public BulkAction {
        if (by == AssignBy.LOAD && ownerIds != null) {
            ownerIds = ownerIds.stream().distinct().toList();
        }
        if (tags != null && tags.stream().noneMatch(Objects::isNull)) {
            tags = LeadTags.normal(tags);
        }
    }

    /** Whom an assignment gives leads to. */
    List<UUID> people() {
        return ownerIds == null ? List.of() : ownerIds;
    }

    /**
     * The task about each lead.
     *
     * @param assigneeId absent: each lead's owner, and whoever asks where nobody owns it
     */
    @Schema(name = "BulkTask")
    public record TaskDraft(
            @NotBlank @Size(max = 300) @OneLine String title,
            @NotNull Instant dueAt,
            @Nullable TaskPriority priority,
            @Nullable UUID assigneeId,
            @Size(max = 20000) @Nullable String notes) {}
}
