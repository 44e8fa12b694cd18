package com.facturix.crm.platform.events;

import java.util.List;

/**
 * Something that happened to a record: past tense, fired once, inside the transaction that makes it true. Audit writes
 * it down, live tells those whom its audience names; neither knows the feature behind it.
 */
public interface DomainEvent {
    /** The stable name, entity first: {@code deal.placed}. */
    String name();

    /** The kind of record: {@code deal}. */
    String entity();

    /** The record's id or key. */
    String id();

    /** The record's version after the change; 0 where the record has none. */
    long version();

    /** Field by field; empty where nothing has a before and after. */
    List<Change> changes();

    /** Who may hear of it, and on which topics. */
    Audience audience();

    /** Whether the audit log keeps it; false for what is only news, such as how far a background job has come. */
    default boolean audited() {
        return true;
    }
}
