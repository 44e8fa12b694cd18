/**
 * Mails written once and sent often: the team's templates and people's own, the values that fill them, and what came of
 * the mails they made.
 * Publishes {@code TemplateEvent}.
 * Observes nothing.
 */
@NullMarked
package com.facturix.crm.templates;

import org.jspecify.annotations.NullMarked;
