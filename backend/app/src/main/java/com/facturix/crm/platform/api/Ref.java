package com.facturix.crm.platform.api;

import java.util.UUID;

/** Another record, by id and name: enough to show a link. */
public record Ref(UUID id, String name) {}
