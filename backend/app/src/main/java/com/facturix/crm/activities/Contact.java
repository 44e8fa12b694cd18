package com.facturix.crm.activities;

import com.facturix.crm.deals.DealTouch;
import com.facturix.crm.leads.LeadContacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What an entry that reached the other side means to the records it is about. */
@ApplicationScoped
class Contact {
    private final DealTouch deals;
    private final LeadContacts leads;

    Contact(DealTouch deals, LeadContacts leads) {
        this.deals = deals;
        this.leads = leads;
    }

    /** {@code at}: when it was, not when it was written down. */
    void made(ActivityKind kind, Subject subject, Instant at) {
        if (kind.isTouch() && subject.dealId() != null) {
            deals.touched(subject.dealId(), at);
        }
        if (kind == ActivityKind.MEETING && subject.leadId() != null) {
            leads.met(subject.leadId(), at);
        }
    }
}
