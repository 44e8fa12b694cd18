package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pipeline as its admin wants it: the stages in the order of the board. */
@Schema(examples = """
                {"label": {"en": "Renewals", "fr": "Renouvellements"}, "stages": [
                  {"label": {"en": "Due", "fr": "À échéance"}, "kind": "open", "probability": 60, "rottingDays": 14},
                  {"label": {"en": "Renewed", "fr": "Renouvelé"}, "kind": "won"},
                  {"label": {"en": "Left", "fr": "Parti"}, "kind": "lost"}]}""")
public record PipelineRequest(
        @NotNull @Valid Label label,

        @Schema(description = "True makes this the default in place of the one that is; absent: stays as it is.")
        @Nullable
        Boolean isDefault,

        @NotEmpty @Size(max = 40) List<@NotNull @Valid StageRequest> stages) {}
