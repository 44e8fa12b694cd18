/**
 * Files from other systems on their way into the tables: uploaded, mapped, tried dry, run, and what was refused.
 * Owns {@code import_run}, {@code import_row} and {@code import_verdict}; publishes {@code ImportEvent}.
 * Observes nothing; merges through the services of the features that own the records.
 */
@NullMarked
package com.facturix.crm.imports;

import org.jspecify.annotations.NullMarked;
