package com.facturix.crm.notifications;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody wants to be told of, and how. A kind that is not named is as it is at first: on the bell
 * (but for opened mails), not by mail.
 *
 * @param digestHour when the mail comes, by the clocks of {@code timeZone}
 */
@Schema(
        examples =
                "{\"kinds\": [{\"kind\": \"mentioned\", \"inApp\": true, \"digest\": true}], \"digestHour\": 8, \"timeZone\": \"Europe/Paris\"}")
public record NotificationPreferences(
        @NotNull @Size(max = 20) List<@NotNull @Valid Choice> kinds,

        @Min(0) @Max(23) int digestHour,

        @NotBlank @Size(max = 60) String timeZone) {

    /**
     * How somebody wants to be told of one kind of thing.
     *
     * @param inApp on the bell
     * @param digest in the day's mail, if it is unread by then
     */
    @Schema(name = "NotificationChoice")
    public record Choice(@NotNull NotificationKind kind, boolean inApp, boolean digest) {}

    boolean wantsMail() {
        return kinds.stream().anyMatch(Choice::digest);
    }
}
