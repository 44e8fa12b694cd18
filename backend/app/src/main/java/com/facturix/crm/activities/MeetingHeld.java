package com.facturix.crm.activities;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.jobs.Job;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A meeting that was booked becomes a contact when its time comes; one that was called off is not there any more, and
 * one that was moved has another order for its new time.
 */
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

    /** What is put down for a meeting at this time. */
    static String order(UUID id, Instant at) {
        return id + "@" + at.toEpochMilli();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome run(Order order) {
        var id = UUID.fromString(order.id().split("@", 2)[0]);
        QuarkusTransaction.requiringNew().run(() -> activities
                .activity(id)
                .filter(meeting -> isMeant(order.id(), meeting))
                .ifPresent(this::count));
        return Outcome.DONE;
    }

    /** Orders from before meetings could be moved name no time. */
    private static boolean isMeant(String order, Activity meeting) {
        return order.equals(order(meeting.id(), meeting.at()))
                || order.equals(meeting.id().toString());
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
