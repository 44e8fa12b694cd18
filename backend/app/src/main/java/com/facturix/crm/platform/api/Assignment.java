package com.facturix.crm.platform.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** People to put on an account or a campaign. */
public record Assignment(@NotEmpty @Size(max = 200) List<@NotNull UUID> userIds) {}
