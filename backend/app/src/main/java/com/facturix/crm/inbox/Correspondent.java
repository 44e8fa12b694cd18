package com.facturix.crm.inbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody a message is from or to, as its header names them. */
@Schema(name = "Correspondent")
public record Correspondent(@Nullable String name, @Nullable String address) {}
