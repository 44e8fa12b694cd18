package com.facturix.crm.leads;

import com.facturix.crm.platform.api.UserRef;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who got how many leads. */
public record Distribution(long total, List<Share> items) {
    @Schema(name = "DistributionShare")
    public record Share(UserRef user, long leads) {}
}
