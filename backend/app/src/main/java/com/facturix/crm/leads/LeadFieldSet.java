package com.facturix.crm.leads;

import java.util.List;

/** The fields of a campaign in their order; version 0 as long as nobody has defined any. */
public record LeadFieldSet(List<LeadField> items, long version) {}
