package com.facturix.crm.templates;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template that somebody may use, for features that hang their records on it.
 *
 * @param ownerId null: the team's
 * @param tracked whether opens and clicks of its mails are recorded
 */
public record TemplatePlace(
        UUID id, String name, @Nullable UUID ownerId, MailLanguage language, boolean tracked, boolean archived) {}
