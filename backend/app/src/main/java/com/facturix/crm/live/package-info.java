/**
 * Tells browsers what changed, and who else is looking: one WebSocket each, fed by PostgreSQL's LISTEN on every node.
 * Owns no table; sees only {@code DomainEvent}, and asks permission for each message.
 * Observes every {@code DomainEvent}, publishes none.
 */
@NullMarked
package com.facturix.crm.live;

import org.jspecify.annotations.NullMarked;
