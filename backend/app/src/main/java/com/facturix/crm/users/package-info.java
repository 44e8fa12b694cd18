/**
 * The people of the firm: the directory, their role and whether they may come in, kept in step with Keycloak.
 * Publishes {@code UserEvent}; everyone else knows a person by id.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.users;

import org.jspecify.annotations.NullMarked;
