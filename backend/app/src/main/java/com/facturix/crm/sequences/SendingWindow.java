package com.facturix.crm.sequences;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a sequence's mails may go out, in each lead's own time zone. */
public record SendingWindow(
        @NotEmpty @Size(max = 7) @Schema(description = "ISO days of the week: 1 is Monday.")
        List<@NotNull @Min(1) @Max(7) Integer> days,

        @NotNull @Pattern(regexp = SendingWindow.TIME, message = SendingWindow.NO_TIME) @Schema(examples = "09:00")
        String from,

        @NotNull @Pattern(regexp = SendingWindow.TIME, message = SendingWindow.NO_TIME) @Schema(examples = "18:00")
        String to,

        @Schema(description = "Leave out the public holidays of the lead's country.")
        boolean skipHolidays) {
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    static final String NO_TIME = "must be a time of day such as 09:00";
    static final SendingWindow OFFICE_HOURS = new SendingWindow(List.of(1, 2, 3, 4, 5), "09:00", "18:00", true);

    LocalTime start() {
        return LocalTime.parse(from);
    }

    LocalTime end() {
        return LocalTime.parse(to);
    }
}
