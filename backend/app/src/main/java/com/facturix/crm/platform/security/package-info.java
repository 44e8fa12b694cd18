/**
 * Who is calling and what they may do: roles, the one permission table, row visibility, browser defences.
 * Knows no feature; the {@code users} feature fills in the caller from the session or token.
 * Publishes and observes nothing.
 */
@NullMarked
package com.facturix.crm.platform.security;

import org.jspecify.annotations.NullMarked;
