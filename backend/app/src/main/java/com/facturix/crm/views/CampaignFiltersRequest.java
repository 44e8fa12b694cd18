package com.facturix.crm.views;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** What a campaign's list of leads is to begin with; an empty object takes it back. */
public record CampaignFiltersRequest(
        @NotNull @Size(max = 40)
        Map<
                        @NotNull @Pattern(regexp = "[a-zA-Z]{1,40}", message = "must be the name of a parameter")
                        String,
                        @NotNull @Size(max = 2000) String>
                search) {}
