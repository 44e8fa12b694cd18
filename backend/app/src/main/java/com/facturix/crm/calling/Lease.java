package com.facturix.crm.calling;

import com.facturix.crm.leads.LeadView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A lead taken to work on: nobody else is given it until the lease ends. */
public record Lease(
        LeadView lead,
        Instant leasedAt,

        @Schema(description = "When it ends by itself, unless you give a sign of life before.")
        Instant leasedUntil,

        Why why) {}
