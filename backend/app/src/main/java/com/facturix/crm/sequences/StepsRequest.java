package com.facturix.crm.sequences;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All steps of a sequence, in order. */
@Schema(
        examples =
                "{\"steps\": [{\"kind\": \"mail\", \"mail\": {\"thread\": \"new\", \"variants\": [{\"key\": \"A\", \"weight\": 1, \"subject\": \"A question, {{firstName|hello}}\", \"body\": \"<p>Do you …</p>\"}]}}, {\"kind\": \"wait\", \"wait\": {\"amount\": 3, \"unit\": \"business_days\"}}]}")
public record StepsRequest(@NotNull @Size(max = 50) List<@NotNull @Valid Step> steps) {}
