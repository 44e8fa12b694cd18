/**
 * Who changed what, when and from where: written with each change, readable by admins, changed by nobody.
 * Owns {@code audit_entry}, which the app's database role can neither change nor delete.
 * Observes every {@code DomainEvent}, publishes none.
 */
@NullMarked
package com.facturix.crm.audit;

import org.jspecify.annotations.NullMarked;
