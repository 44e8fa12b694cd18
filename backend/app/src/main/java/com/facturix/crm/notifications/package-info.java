/**
 * What concerns somebody in person: on the bell, and once a day by mail, each as they like it.
 * Owns {@code notification}, {@code notification_preference}, {@code digest_plan} and {@code digest}; publishes
 * {@code NotificationEvent}.
 * Observes every {@code DomainEvent}, in its transaction: who got something, was named, or whose deal another moved.
 */
@NullMarked
package com.facturix.crm.notifications;

import org.jspecify.annotations.NullMarked;
