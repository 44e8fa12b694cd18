package com.facturix.crm.users;

import com.facturix.crm.platform.api.OneLine;
import com.facturix.crm.platform.security.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an admin may change of somebody. */
@Schema(examples = "{\"name\": \"Camille Exemple\", \"role\": \"manager\", \"active\": true}")
public record AmendUser(
        @NotBlank @Size(max = 200) @OneLine String name,
        @NotNull Role role,
        @NotNull Boolean active) {}
