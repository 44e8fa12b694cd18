package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pipeline with its stages in the order of the board. */
@Schema(name = "Pipeline")
public record PipelineView(
        String key, Label label, boolean isDefault, int position, List<StageView> stages, long version) {

    /** {@code dealCount}: all deals in the stage, whoever may see them; null unless asked for. */
    @Schema(name = "Stage")
    public record StageView(
            String key,
            Label label,
            StageKind kind,
            int probability,
            @Nullable Integer rottingDays,
            int position,
            @Nullable Long dealCount) {}
}
