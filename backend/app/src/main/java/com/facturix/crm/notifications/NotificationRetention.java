package com.facturix.crm.notifications;

import com.facturix.crm.platform.jobs.RecurringJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** A bell is no archive: after a quarter, notifications go. */
@Singleton
class NotificationRetention implements RecurringJob {
    static final Duration KEPT = Duration.ofDays(90);

    private final NotificationRepository notifications;
    private final Clock clock;

    NotificationRetention(NotificationRepository notifications, Clock clock) {
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification-retention";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        QuarkusTransaction.requiringNew()
                .call(() -> notifications.removeOlderThan(clock.instant().minus(KEPT)));
    }
}
