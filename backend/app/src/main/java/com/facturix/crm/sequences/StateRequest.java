package com.facturix.crm.sequences;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a sequence is to become. */
@Schema(name = "SequenceStateRequest")
public record StateRequest(@NotNull SequenceState state) {}
