package com.facturix.crm.campaigns;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An objection with its answer, tokens as they were written. */
@Schema(name = "Objection")
public record ObjectionView(UUID id, String title, String answer, int position, long version) {}
