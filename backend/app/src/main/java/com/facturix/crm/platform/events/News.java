package com.facturix.crm.platform.events;

import java.util.List;

/** What is only news: those who watch hear of it, and nothing of it is kept. */
public interface News extends DomainEvent {
    @Override
    default long version() {
        return 0;
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
