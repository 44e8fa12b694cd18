package com.facturix.crm.imports;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What rows become: how they are matched with records that are there, and how they are merged into them. */
interface ImportTarget<L> {
    ImportKind kind();

    /** A plan for each row, in order. Writes only what the rows refer to and only {@code scope.writing()}. */
    List<Plan<L>> plan(List<Draft> drafts, Scope scope);

    /** Writes what is new or changed. */
    void merge(List<Plan<L>> plans, Scope scope);

    /** Takes back records that an import created. */
    void remove(Collection<UUID> ids);

    /** Puts records back to what they were; {@code images}: a JSON array of rows of their table. */
    void restore(String images, Instant now);
}
