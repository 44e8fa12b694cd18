package com.facturix.crm.leads;

import java.util.List;
import java.util.UUID;

/**
 * Many leads were changed, moved, deleted or restored in one statement: for observers that keep something of their own
 * about each lead and must keep it true, in the same transaction. No domain event: nobody is told lead by lead.
 */
public record LeadsChanged(List<UUID> leadIds) {}
