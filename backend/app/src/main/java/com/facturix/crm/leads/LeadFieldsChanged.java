package com.facturix.crm.leads;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Change;
import com.facturix.crm.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** A campaign asks other things about its leads than before. */
record LeadFieldsChanged(UUID campaignId, long version, List<Change> changes) implements DomainEvent {
    @Override
    public String name() {
        return "lead_fields.changed";
    }

    @Override
    public String entity() {
        return "lead_fields";
    }

    @Override
    public String id() {
        return campaignId.toString();
    }

    @Override
    public Audience audience() {
        return Audience.on("lists", Audience.record("campaign", campaignId), "campaign:" + campaignId)
                .campaigns(campaignId)
                .build();
    }
}
