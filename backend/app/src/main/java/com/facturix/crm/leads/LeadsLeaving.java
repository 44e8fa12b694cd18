package com.facturix.crm.leads;

import java.util.List;
import java.util.UUID;

/**
 * Leads that are about to be deleted, and are locked: for observers that have to settle something of each in the same
 * transaction, as long as it can still be told what is whose. No domain event: nobody is told lead by lead.
 */
public record LeadsLeaving(List<UUID> leadIds) {}
