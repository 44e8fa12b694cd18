package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sequence as its editor wants it, without its steps. Absent: office hours, a minute between mails, the usual stops. */
@Schema(
        examples =
                "{\"name\": \"First contact\", \"window\": {\"days\": [1, 2, 3, 4], \"from\": \"09:00\", \"to\": \"17:00\", \"skipHolidays\": true}, \"dailyCap\": 80}")
public record SequenceRequest(
        @NotBlank @Size(max = 200) @OneLine String name,

        @Schema(description = "Whose leads it is for; absent: any campaign's.") @Nullable
        UUID campaignId,

        @Schema(description = "Absent: the caller, or who it was.") @Nullable
        UUID ownerId,

        @Valid @Nullable SendingWindow window,

        @Schema(description = "Between two mails of a mailbox.") @Min(0) @Max(86400) @Nullable
        Integer throttleSeconds,

        @Schema(description = "Mails of this sequence a day from one mailbox; the mailbox's own cap holds anyway.")
        @Min(1)
        @Max(10000)
        @Nullable
        Integer dailyCap,

        @Schema(description = "Between mails to two people of the same company; 0: none.") @Min(0) @Max(720) @Nullable
        Integer companyPauseHours,

        @Valid @Nullable StopRules stopOn,

        @Schema(description = "Whether people who are in another sequence may be in this one too.") @Nullable
        Boolean parallel) {
    private static final int THROTTLE = 60;

    public SequenceRequest {
        window = window == null ? SendingWindow.OFFICE_HOURS : window;
        throttleSeconds = throttleSeconds == null ? THROTTLE : throttleSeconds;
        companyPauseHours = companyPauseHours == null ? 0 : companyPauseHours;
        stopOn = stopOn == null ? StopRules.DEFAULT : stopOn;
        parallel = parallel != null && parallel;
    }
}
