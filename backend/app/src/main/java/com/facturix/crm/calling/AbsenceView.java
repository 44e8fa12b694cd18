package com.facturix.crm.calling;

import com.facturix.crm.platform.api.UserRef;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A time for which somebody is away. */
@Schema(name = "Absence")
public record AbsenceView(
        UUID id,
        UserRef user,
        LocalDate from,
        @Schema(description = "The last day away.") LocalDate to,
        UserRef deputy,
        @Schema(description = "Whether you may remove it.") boolean mayDelete) {}
