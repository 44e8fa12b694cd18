package com.facturix.crm.pipelines;

import org.jspecify.annotations.Nullable;

/**
 * A stage as deals need to know it.
 *
 * @param pipeline the pipeline's key
 * @param probability in percent, what a deal in this stage has unless its own was set
 * @param rottingDays after so many days without a touch a deal here counts as rotting; null: never
 */
public record PipelineStage(
        String key,
        String pipeline,
        StageKind kind,
        int probability,
        @Nullable Integer rottingDays) {}
