package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Where;
import com.facturix.crm.tracking.TrackingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.UUID;

/** Whoever opens a mail or follows a link, and stands at a condition that asks about it, is looked at again. */
@ApplicationScoped
class ReadingWatch {
    private final Enrolments enrolments;
    private final Clock clock;

    ReadingWatch(Enrolments enrolments, Clock clock) {
        this.enrolments = enrolments;
        this.clock = clock;
    }

    /** Machines' opens and clicks are no such event: they never move anybody. */
    void tracking(@Observes TrackingEvent event) {
        switch (event) {
            case TrackingEvent.Opened opened -> asked(opened.mailId());
            case TrackingEvent.Clicked clicked -> asked(clicked.mailId());
            case TrackingEvent.Judged judged -> {}
        }
    }

    private void asked(UUID mail) {
        enrolments.wake(
                Where.of(
                                "held_rule = 'condition' and id = (select m.enrolment_id from outgoing_mail m where m.id = :mail)")
                        .bind("mail", mail),
                clock.instant());
    }
}
