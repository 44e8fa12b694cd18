package com.facturix.crm.imports;

/** How far a pass over the rows has come. */
record Progress(Phase phase, int done, int total) {}
