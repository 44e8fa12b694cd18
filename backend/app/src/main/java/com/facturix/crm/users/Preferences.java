package com.facturix.crm.users;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person sets for themselves. */
@Schema(examples = "{\"locale\": \"fr\"}")
public record Preferences(@NotNull Language locale) {}
