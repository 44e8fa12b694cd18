package com.facturix.crm.activities;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an entry should say from now on. */
public record ActivityText(@Size(max = 20000) @Nullable String body) {}
