package com.facturix.crm.sequences;

import com.facturix.crm.platform.persistence.Where;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which mails of sequences a list shows: the rows that a number counts. */
public class SequenceMailFilter extends ResultsFilter {
    @QueryParam("sequenceId")
    @Nullable
    UUID sequenceId;

    @QueryParam("stepId")
    @Nullable
    UUID stepId;

    @QueryParam("variant")
    @Pattern(regexp = "[A-D]", message = "must be A, B, C or D")
    @Nullable
    String variant;

    @QueryParam("what")
    @Parameter(description = "The number whose rows are wanted; all that were sent where it is absent.")
    @Nullable
    CountOf what;

    @Override
    Where where(ZoneId home) {
        var where = super.where(home)
                .and("e.sequence_id = :sequence", "sequence", sequenceId)
                .and("m.step_id = :step", "step", stepId)
                .and("m.variant = :variant", "variant", variant);
        return what == null ? where : where.and(ResultsQuery.counted(what));
    }
}
