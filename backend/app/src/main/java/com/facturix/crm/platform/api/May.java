package com.facturix.crm.platform.api;

/** What this caller may do with this record, so that a screen offers only what works. */
public record May(boolean edit, boolean delete, boolean assign) {}
