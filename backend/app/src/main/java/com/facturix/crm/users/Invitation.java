package com.facturix.crm.users;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where to send the invitation of somebody who is in the directory already. */
@Schema(examples = "{\"email\": \"camille@example.org\"}")
public record Invitation(@NotBlank @Email @Size(max = 254) String email) {}
