package com.facturix.crm.pipelines;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;

/** A lost reason was added, changed or removed. Everybody chooses from them, so everybody hears of it. */
public record LostReasonEvent(String id, long version, List<Change> changes) implements DomainEvent {
    @Override
    public String name() {
        return "lost_reason.changed";
    }

    @Override
    public String entity() {
        return "lost_reason";
    }

    @Override
    public Audience audience() {
        return Audience.on("directory").everyone();
    }
}
