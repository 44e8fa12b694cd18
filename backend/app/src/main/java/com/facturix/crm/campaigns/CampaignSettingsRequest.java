package com.facturix.crm.campaigns;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a campaign is to be worked. */
@Schema(examples = """
                {"script": "<p>Hello {{firstName|there}}, this is {{senderName}}.</p>",
                 "window": {"days": [1, 2, 3, 4], "from": "09:30", "to": "17:30", "skipHolidays": true},
                 "coolingMinutes": 60, "leaseMinutes": 10, "maxAttempts": 8,
                 "queueOrder": ["callback_due", "hot_reply", "score", "fewest_attempts", "newest"],
                 "retryRules": {
                   "no_answer": {"waitMinutes": 240, "maxAttempts": 6, "otherDayPart": true},
                   "voicemail": {"waitMinutes": 1440, "maxAttempts": 3, "otherDayPart": true},
                   "busy": {"waitMinutes": 30, "maxAttempts": 4, "otherDayPart": false},
                   "gatekeeper": {"waitMinutes": 1440, "maxAttempts": 4, "otherDayPart": true}}}""")
public record CampaignSettingsRequest(
        @Size(max = 30_000)
        @Schema(description = "HTML; what could act in it is taken out. Tokens such as {{firstName|there}}.")
        @Nullable
        String script,

        @NotNull @Valid CallingWindow window,

        @NotNull @Min(0) @Max(43_200) @Schema(description = "Between two touches of a lead, whatever the outcome.")
        Integer coolingMinutes,

        @NotNull @Min(1) @Max(60) @Schema(description = "How long a lead taken to work on stays taken.")
        Integer leaseMinutes,

        @NotNull @Min(1) @Max(100) Integer maxAttempts,

        @NotNull @Schema(description = "All five, the strongest first.")
        List<@NotNull QueueOrder> queueOrder,

        @NotNull @Valid RetryRules retryRules) {

    CallingRules rules() {
        return new CallingRules(
                window.days().stream().map(DayOfWeek::of).collect(Collectors.toSet()),
                window.start(),
                window.end(),
                window.skipHolidays(),
                coolingMinutes,
                leaseMinutes,
                maxAttempts,
                queueOrder,
                retryRules);
    }
}
