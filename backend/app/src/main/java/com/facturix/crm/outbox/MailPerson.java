package com.facturix.crm.outbox;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A name and an address, as in a mail's To line. */
@Schema(name = "MailPerson", examples = "{\"name\": \"Camille Durand\", \"address\": \"camille@example.com\"}")
public record MailPerson(
        @Size(max = 200) @Nullable String name,
        @NotNull @Size(max = 254) String address) {}
