package com.facturix.crm.activities;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Job;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** A meeting that was booked becomes a contact when its time comes; one that was called off is not there any more. */
@ApplicationScoped
class MeetingHeld implements Job {
    static final String NAME = "meeting-held";

    private static final Logger LOG = Logger.getLogger(MeetingHeld.class);

    private final ActivityRepository activities;
    private final Contact contact;
    private final Events events;

    MeetingHeld(ActivityRepository activities, Contact contact, Events events) {
        this.activities = activities;
        this.contact = contact;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        QuarkusTransaction.requiringNew()
                .run(() -> activities.activity(UUID.fromString(order.id())).ifPresent(this::count));
        return Outcome.DONE;
    }

    private void count(Activity meeting) {
        contact.made(meeting.kind(), meeting.subject(), meeting.at());
        var audience = meeting.subject().addTo(Audience.on("activities")).build();
        events.fire(() -> new ActivityEvent.Held(meeting.id(), audience));
    }

    @Override
    public void gaveUp(String id, Throwable cause) {
        LOG.errorf(cause, "The meeting %s did not become a contact of its lead and deal", id);
    }
}
