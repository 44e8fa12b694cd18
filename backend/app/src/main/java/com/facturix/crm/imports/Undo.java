package com.facturix.crm.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an import can be, or was, taken back.
 *
 * @param until until when it can be; null: nothing was written, or it is too late or done
 * @param kept records that were left alone, because somebody changed or used them since
 */
record Undo(@Nullable Instant until, int removed, int restored, int kept) {}
