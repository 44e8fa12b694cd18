package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which sequences a list shows. Several values of one filter mean any of them. */
public class SequenceFilter {
    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the name, whatever its case and accents.")
    @Nullable
    String q;

    @QueryParam("state")
    @Size(max = 4)
    List<SequenceState> state = List.of();

    @QueryParam("campaignId")
    @Size(max = 100)
    @Parameter(description = "Sequences of these campaigns; those for any campaign are not among them.")
    List<UUID> campaignId = List.of();

    @QueryParam("ownerId")
    @Size(max = 100)
    List<UUID> ownerId = List.of();

    Where where() {
        return Where.all()
                .and("s.name_fold like fold(:q)", "q", Where.contains(q))
                .and(
                        "s.state = any(:states)",
                        "states",
                        state.stream().map(SequenceState::key).toList())
                .in("s.campaign_id", "campaigns", campaignId)
                .in("s.owner_id", "owners", ownerId);
    }
}
