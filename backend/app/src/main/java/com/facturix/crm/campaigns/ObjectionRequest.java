package com.facturix.crm.campaigns;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An objection as its editor wants it. */
@Schema(
        examples =
                "{\"title\": \"We have a supplier\", \"answer\": \"{{company}} keeps them; we only add what they cannot do.\"}")
public record ObjectionRequest(
        @NotBlank @Size(max = 200) @OneLine String title,

        @NotBlank @Size(max = 5000) @Schema(description = "Plain text, with tokens such as {{firstName|there}}.")
        String answer,

        @Min(1) @Max(1000) @Schema(description = "Its place; absent: at the end, or where it is.") @Nullable
        Integer position) {}
