package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Label;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A campaign in numbers, each of what the caller sees and each with the filter that lists its rows.
 *
 * @param today the day, in UTC as lists count days, that "today" means here
 * @param unowned leads without an owner that are neither lost nor converted
 * @param untouched leads nobody has called yet
 * @param calledToday leads whose last call was today
 * @param actionToday leads with a callback or retry planned until the end of today
 */
public record CampaignOverview(
        LocalDate today,
        long leads,
        List<ByMeaning> byMeaning,
        List<ByStatus> byStatus,
        long unowned,
        long untouched,
        long calledToday,
        long actionToday,
        Deals openDeals,
        Deals wonDeals,
        Deals lostDeals) {

    @Schema(name = "LeadsByMeaning")
    public record ByMeaning(LeadStatus.Meaning meaning, long leads) {}

    @Schema(name = "LeadsByStatus")
    public record ByStatus(String key, Label label, LeadStatus.Meaning meaning, String color, long leads) {}

    @Schema(name = "CampaignDeals")
    public record Deals(long count, BigDecimal value) {}
}
