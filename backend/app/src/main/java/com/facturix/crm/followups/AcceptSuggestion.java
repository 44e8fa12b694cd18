package com.facturix.crm.followups;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The task that a suggestion becomes, in the words and by the clock of whoever accepts it. */
@Schema(examples = "{\"title\": \"Call Camille Durand back\", \"dueAt\": \"2026-12-04T09:00:00Z\"}")
public record AcceptSuggestion(
        @NotBlank @Size(max = 300) @OneLine String title,
        @NotNull Instant dueAt) {}
