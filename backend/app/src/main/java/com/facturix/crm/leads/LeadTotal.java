package com.facturix.crm.leads;

/** How many leads match. {@code exact}: counted; else the database's estimate. */
public record LeadTotal(long count, boolean exact) {}
