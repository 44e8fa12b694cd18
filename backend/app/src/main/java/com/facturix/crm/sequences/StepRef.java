package com.facturix.crm.sequences;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another step, by what it is called and where it stands. */
@Schema(name = "SequenceStepRef")
public record StepRef(
        UUID id,
        StepKind kind,
        @Nullable String name,

        @Schema(description = "In reading order, from 1.") int position) {}
