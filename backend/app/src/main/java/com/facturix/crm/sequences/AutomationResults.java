package com.facturix.crm.sequences;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of all sequences. */
@Schema(name = "AutomationResults")
public record AutomationResults(Numbers totals, List<OfSequence> items) {

    @Schema(name = "AutomationSequenceResults")
    public record OfSequence(SequenceSummary sequence, Numbers numbers) {}
}
