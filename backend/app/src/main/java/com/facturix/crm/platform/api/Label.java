package com.facturix.crm.platform.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A name that an admin gives in both languages. */
public record Label(
        @NotBlank @Size(max = 80) @OneLine String en,
        @NotBlank @Size(max = 80) @OneLine String fr) {}
