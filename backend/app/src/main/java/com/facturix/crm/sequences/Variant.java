package com.facturix.crm.sequences;

import com.facturix.crm.platform.api.OneLine;
import com.facturix.crm.platform.api.Ref;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One wording of a step's mail: a template, or a subject and a body with tokens. */
@Schema(name = "SequenceVariant")
public record Variant(
        @NotNull @Pattern(regexp = "[A-D]", message = "must be A, B, C or D")
        String key,

        @Min(1) @Max(100) int weight,

        @Nullable UUID templateId,

        @Schema(readOnly = true, description = "Of templateId.") @Nullable
        Ref template,

        @Schema(description = "Without a template. Absent in a reply: that of the mail before.")
        @Size(max = 300)
        @OneLine
        @Nullable
        String subject,

        @Schema(description = "Without a template: formatted text with tokens.") @Size(max = 100_000) @Nullable
        String body) {

    Variant with(@Nullable Ref named) {
        return new Variant(key, weight, templateId, named, subject, body);
    }
}
