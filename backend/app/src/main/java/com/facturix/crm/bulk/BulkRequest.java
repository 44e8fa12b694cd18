package com.facturix.crm.bulk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something to do with many leads. */
@Schema(
        examples =
                "{\"selection\": {\"filter\": {\"status\": [\"new\"]}, \"expected\": 340112}, \"action\": {\"type\": \"tag\", \"tags\": [\"fair 2026\"]}}")
public record BulkRequest(
        @NotNull @Valid BulkSelection selection,
        @NotNull @Valid BulkAction action) {}
