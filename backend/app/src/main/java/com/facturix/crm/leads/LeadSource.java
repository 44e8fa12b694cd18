package com.facturix.crm.leads;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where leads come from, in somebody's own words. */
public record LeadSource(
        String name,

        @Schema(description = "How many of the leads you may see come from there, counted up to 1,000.")
        int leads) {}
