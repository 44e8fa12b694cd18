package com.facturix.crm.sequences;

/** How many people stand where with a sequence. */
public record EnrolmentCounts(int active, int paused, int finished, int stopped) {}
