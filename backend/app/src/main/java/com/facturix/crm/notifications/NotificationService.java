package com.facturix.crm.notifications;

import com.facturix.crm.platform.api.PageRequest;
import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.events.Events;
import com.facturix.crm.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Everybody's own bell. */
@ApplicationScoped
class NotificationService {
    private final NotificationRepository notifications;
    private final CurrentCaller caller;
    private final Events events;
    private final Clock clock;

    NotificationService(NotificationRepository notifications, CurrentCaller caller, Events events, Clock clock) {
        this.notifications = notifications;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    NotificationPage page(boolean unreadOnly, PageRequest page) {
        var me = caller.get();
        return NotificationPage.of(notifications.page(unreadOnly, page, me), notifications.unread(me));
    }

    @Transactional
    void read(UUID id) {
        if (!notifications.exists(id, caller.get())) {
            throw Problems.notFound("notification");
        }
        if (notifications.markRead(id, clock.instant())) {
            events.fire(() -> new NotificationEvent.Read(List.of(caller.id())));
        }
    }

    @Transactional
    void readAll() {
        if (notifications.markAllRead(caller.id(), clock.instant()) > 0) {
            events.fire(() -> new NotificationEvent.Read(List.of(caller.id())));
        }
    }
}
