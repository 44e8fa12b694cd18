package com.facturix.crm.campaigns;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When leads may be called, in each lead's own time zone. */
public record CallingWindow(
        @NotEmpty @Size(max = 7) @Schema(description = "ISO days of the week: 1 is Monday.")
        List<@NotNull @Min(1) @Max(7) Integer> days,

        @NotNull @Pattern(regexp = CallingWindow.TIME, message = CallingWindow.NO_TIME) @Schema(examples = "09:00")
        String from,

        @NotNull @Pattern(regexp = CallingWindow.TIME, message = CallingWindow.NO_TIME) @Schema(examples = "18:00")
        String to,

        @Schema(description = "Leave out the public holidays of the lead's country.")
        boolean skipHolidays) {
    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
    static final String NO_TIME = "must be a time of day such as 09:00";

    static CallingWindow of(CallingRules rules) {
        return new CallingWindow(
                rules.days().stream().map(day -> day.getValue()).sorted().toList(),
                rules.from().toString(),
                rules.to().toString(),
                rules.skipHolidays());
    }

    LocalTime start() {
        return LocalTime.parse(from);
    }

    LocalTime end() {
        return LocalTime.parse(to);
    }
}
