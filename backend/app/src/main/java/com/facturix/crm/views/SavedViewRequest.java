package com.facturix.crm.views;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A view as its owner wants it. Absent: not shared, and at the first place. */
@Schema(
        examples =
                "{\"page\": \"leads\", \"name\": \"Warm in Belgium\", \"search\": {\"country\": \"BE\", \"scoreMin\": \"60\", \"sort\": \"-score\"}}")
public record SavedViewRequest(
        @NotNull ListPage page,
        @NotBlank @Size(max = 80) @OneLine String name,

        @Schema(description = "For everybody to see; managers may.") @Nullable
        Boolean shared,

        @Schema(description = "The search parameters of the page's address.") @NotNull @Size(max = 40)
        Map<
                        @NotNull @Pattern(regexp = "[a-zA-Z]{1,40}", message = "must be the name of a parameter")
                        String,
                        @NotNull @Size(max = 2000) String>
                search,

        @Min(0) @Max(1000) @Nullable Integer position) {
    public SavedViewRequest {
        shared = shared != null && shared;
        position = position == null ? 0 : position;
    }
}
