package com.facturix.crm.calling;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Somebody will be away, or will not after all. */
public record AbsenceEvent(UUID absenceId, UUID userId, UUID deputyId, boolean planned, List<Change> changes)
        implements DomainEvent {
    @Override
    public String name() {
        return planned ? "absence.planned" : "absence.cancelled";
    }

    @Override
    public String entity() {
        return "absence";
    }

    @Override
    public String id() {
        return absenceId.toString();
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public Audience audience() {
        return Audience.on("directory").everyone();
    }
}
