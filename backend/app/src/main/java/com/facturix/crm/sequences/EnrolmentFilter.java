package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which people in sequences a list shows. Several values of one filter mean any of them. */
public class EnrolmentFilter {
    @QueryParam("sequenceId")
    @Nullable
    UUID sequenceId;

    @QueryParam("leadId")
    @Nullable
    UUID leadId;

    @QueryParam("stepId")
    @Parameter(description = "Who stands on this step.")
    @Nullable
    UUID stepId;

    @QueryParam("state")
    @Size(max = 4)
    List<EnrolmentState> state = List.of();

    @QueryParam("reason")
    @Size(max = 14)
    @Parameter(description = "Why they left, or pause.")
    List<StopReason> reason = List.of();

    @QueryParam("q")
    @Size(max = 200)
    @Parameter(description = "Part of the lead's name, company or e-mail address.")
    @Nullable
    String q;

    Where where() {
        return Where.all()
                .and("e.sequence_id = :sequence", "sequence", sequenceId)
                .and("e.lead_id = :lead", "lead", leadId)
                .and("e.step_id = :step", "step", stepId)
                .and(
                        "e.state = any(:states)",
                        "states",
                        state.stream().map(EnrolmentState::key).toList())
                .and(
                        "e.reason = any(:reasons)",
                        "reasons",
                        reason.stream().map(StopReason::key).toList())
                .and("l.search_fold like fold(:q)", "q", Where.contains(q));
    }
}
