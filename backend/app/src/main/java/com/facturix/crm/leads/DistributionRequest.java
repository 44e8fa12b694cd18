package com.facturix.crm.leads;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom a campaign's leads go to. */
@Schema(examples = "{\"userIds\": [\"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"], \"by\": \"load\"}")
public record DistributionRequest(
        @NotEmpty @Size(max = 200) List<@NotNull UUID> userIds,

        @Schema(
                description =
                        "round_robin: as many for each; load: so that they have as many open leads in the end, over all campaigns.")
        @NotNull
        By by,

        @Size(max = 1000)
        @Schema(
                description =
                        "These leads, whoever owns them; absent: all that nobody owns and that are neither lost nor converted.")
        @Nullable
        List<@NotNull UUID> leadIds) {

    /** How they are shared out. */
    @Schema(name = "DistributeBy")
    public enum By {
        @JsonProperty("round_robin")
        ROUND_ROBIN,
        @JsonProperty("load")
        LOAD
    }
}
