package com.facturix.crm.tracking;

import com.facturix.crm.platform.events.Audience;
import com.facturix.crm.platform.events.News;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a mail that is out: news for its sender's screens, and for what goes on when somebody reads it. */
public sealed interface TrackingEvent extends News {
    UUID mailId();

    /** The sender. */
    UUID userId();

    @Nullable
    UUID leadId();

    @Override
    default String entity() {
        return "mail";
    }

    @Override
    default String id() {
        return mailId().toString();
    }

    @Override
    default Audience audience() {
        var told = Audience.on("mail", Audience.record("mail", mailId())).people(userId());
        return leadId() == null
                ? told.build()
                : told.topic(Audience.record("lead", leadId())).build();
    }

    /** A human being opened it. */
    record Opened(UUID mailId, UUID userId, @Nullable UUID leadId) implements TrackingEvent {
        @Override
        public String name() {
            return "mail.opened";
        }
    }

    /** A human being followed one of its links. */
    record Clicked(UUID mailId, UUID userId, @Nullable UUID leadId) implements TrackingEvent {
        @Override
        public String name() {
            return "mail.clicked";
        }
    }

    /** Something else was asked for, or judged anew: what is shown of it is out of date. */
    record Judged(UUID mailId, UUID userId, @Nullable UUID leadId) implements TrackingEvent {
        @Override
        public String name() {
            return "mail.tracked";
        }
    }
}
