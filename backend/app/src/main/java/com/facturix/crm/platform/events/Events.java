package com.facturix.crm.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Supplier;

/** Where services fire their one event per write. */
@ApplicationScoped
public class Events {
    private final Event<DomainEvent> event;
    private final EntityManager entities;

    Events(Event<DomainEvent> event, EntityManager entities) {
        this.event = event;
        this.entities = entities;
    }

    /**
     * Writes pending changes to the database first, so that the event tells the version as it now is and observers
     * can refer to the rows, then fires. Observers run in the caller's transaction: one that fails undoes the write.
     */
    public void fire(Supplier<? extends DomainEvent> fact) {
        fireAll(List.of(fact));
    }

    /** As {@link #fire} for one write that changes several records: written to the database once, one event each. */
    public void fireAll(List<? extends Supplier<? extends DomainEvent>> facts) {
        entities.flush();
        facts.forEach(fact -> event.fire(fact.get()));
    }
}
