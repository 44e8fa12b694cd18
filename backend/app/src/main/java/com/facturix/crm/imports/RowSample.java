package com.facturix.crm.imports;

import com.facturix.crm.platform.events.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of the dry run, to look at. {@code rowNo} counts as a spreadsheet does: the header is row 1. */
record RowSample(int rowNo, @Nullable String name, List<Change> changes, List<RowError> errors) {}
