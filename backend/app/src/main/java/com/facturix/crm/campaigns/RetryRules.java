package com.facturix.crm.campaigns;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rule for each outcome after which a lead is tried again. */
@Schema(requiredProperties = {"no_answer", "voicemail", "busy", "gatekeeper"})
public record RetryRules(
        @JsonProperty("no_answer") @NotNull @Valid RetryRule noAnswer,
        @NotNull @Valid RetryRule voicemail,
        @NotNull @Valid RetryRule busy,
        @NotNull @Valid RetryRule gatekeeper) {

    /** The rule for an outcome by its key; none where the lead is not tried again by itself. */
    public Optional<RetryRule> after(String outcome) {
        return switch (outcome) {
            case "no_answer" -> Optional.of(noAnswer);
            case "voicemail" -> Optional.of(voicemail);
            case "busy" -> Optional.of(busy);
            case "gatekeeper" -> Optional.of(gatekeeper);
            default -> Optional.empty();
        };
    }
}
