package com.facturix.crm.pipelines;

import com.facturix.crm.platform.api.Label;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lost reason. */
@Schema(name = "LostReason")
public record LostReasonView(String key, Label label, boolean active, int position, long version) {}
