package com.facturix.crm.notifications;

import com.facturix.crm.platform.api.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the bell, newest first.
 *
 * @param unreadCount over all pages; 100 where there are as many or more
 */
public record NotificationPage(
        List<NotificationView> items, @Nullable String nextCursor, long unreadCount) {
    static NotificationPage of(Page<NotificationView> page, long unread) {
        return new NotificationPage(page.items(), page.nextCursor(), unread);
    }
}
