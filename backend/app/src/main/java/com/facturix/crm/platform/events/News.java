package com.facturix.crm.platform.events;

import java.util.List;

/** What is only news: those who watch hear of it, and nothing of it is kept. */
public interface News extends DomainEvent {
    /** Higher than any record's: what somebody holds already is never as new as news. */
    @Override
    default long version() {
        return Integer.MAX_VALUE;
    }

    @Override
    default List<Change> changes() {
        return List.of();
    }

    @Override
    default boolean audited() {
        return false;
    }
}
