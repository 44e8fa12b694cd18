package com.facturix.crm.imports;

import java.util.List;

/** What rows become: how they are matched with records that are there, and how they are merged into them. */
interface ImportTarget<L> {
    ImportKind kind();

    /** A plan for each row, in order. Writes only what the rows refer to and only {@code scope.writing()}. */
    List<Plan<L>> plan(List<Draft> drafts, Scope scope);

    /** Writes what is new or changed. */
    void merge(List<Plan<L>> plans, Scope scope);
}
