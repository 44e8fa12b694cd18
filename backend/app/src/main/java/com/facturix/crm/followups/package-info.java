/**
 * What the work on leads lacks: a touch, a next step, a callback that was promised; suggested as tasks.
 * Owns {@code suggestion_dismissal}; publishes {@code SuggestionEvent}.
 * Observes nothing: gaps are found in the facts that calling and tasks keep, when somebody asks.
 */
@NullMarked
package com.facturix.crm.followups;

import org.jspecify.annotations.NullMarked;
