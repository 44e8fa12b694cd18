package com.facturix.crm.imports;

import com.facturix.crm.platform.security.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * What a chunk of rows is planned for.
 *
 * @param writing false in the dry run, in which nothing but the import's own tables may change
 */
record Scope(UUID importId, Mapping mapping, Caller creator, Vocabulary.Words words, Instant now, boolean writing) {
    LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
