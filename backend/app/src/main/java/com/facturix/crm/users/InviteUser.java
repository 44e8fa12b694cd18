package com.facturix.crm.users;

import com.facturix.crm.platform.api.OneLine;
import com.facturix.crm.platform.security.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody new, who gets a mail to set a password. */
@Schema(
        examples =
                "{\"name\": \"Camille Exemple\", \"email\": \"camille@example.org\", \"role\": \"bd\", \"locale\": \"fr\"}")
public record InviteUser(
        @NotBlank @Size(max = 200) @OneLine String name,
        @NotBlank @Email @Size(max = 254) String email,
        @NotNull Role role,
        @Nullable Language locale) {

    public InviteUser {
        if (locale == null) {
            locale = Language.EN;
        }
    }
}
