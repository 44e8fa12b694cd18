package com.facturix.crm.inbox;

import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.users.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** A snoozed thread in which somebody writes is back at once: waiting for its time would be waiting for nothing. */
@ApplicationScoped
class ThreadArrivals {
    private final ThreadSnoozes snoozes;
    private final Directory directory;
    private final CurrentCaller caller;

    ThreadArrivals(ThreadSnoozes snoozes, Directory directory, CurrentCaller caller) {
        this.snoozes = snoozes;
        this.directory = directory;
        this.caller = caller;
    }

    void arrived(@Observes MessageEvent.Arrived event) {
        switch (event.kind()) {
            case MESSAGE, BOUNCE -> {
                if (caller.orNull() == null) {
                    directory
                            .caller(event.place().userId())
                            .ifPresent(owner -> caller.actAs(owner, CurrentCaller.Origin.SYSTEM));
                }
                if (caller.orNull() != null) {
                    snoozes.somethingCame(event.place().threadId());
                }
            }
            case OUT_OF_OFFICE, REPORT -> {}
        }
    }
}
