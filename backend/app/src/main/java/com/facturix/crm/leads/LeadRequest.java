package com.facturix.crm.leads;

import com.facturix.crm.platform.api.Metadata;
import com.facturix.crm.platform.api.OneLine;
import com.facturix.crm.platform.api.WebAddress;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A lead as its editor wants it: at least a last name, a company or an e-mail address. Absent fields are empty; an
 * absent status is the first of the set, or stays what it was.
 */
@Schema(
        examples =
                "{\"campaignId\": \"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\", \"firstName\": \"Lucie\", \"lastName\": \"Martin\", \"company\": \"Hexagone Logistique\", \"jobTitle\": \"Head of procurement\", \"email\": \"lucie.martin@example.com\", \"phone\": \"01 99 00 12 34\", \"country\": \"FR\"}")
public record LeadRequest(
        @NotNull UUID campaignId,
        @Size(max = 120) @OneLine @Nullable String firstName,
        @Size(max = 120) @OneLine @Nullable String lastName,
        @Size(max = 200) @OneLine @Nullable String company,
        @Size(max = 200) @OneLine @Nullable String jobTitle,

        @Size(max = 254)
        @OneLine
        @Email(regexp = LeadRequest.EMAIL_FORM, message = "must be an e-mail address")
        @Nullable
        String email,

        @Size(max = 60) @OneLine @Schema(description = "As it is written; phoneE164 is read from it.") @Nullable
        String phone,

        @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code of two letters")
        @Schema(description = "ISO 3166-1 alpha-2. Phone numbers without a country code are read as of here.")
        @Nullable
        String country,

        @Size(max = 120) @OneLine @Nullable String city,
        @Size(max = 500) @WebAddress @Nullable String website,

        @Size(max = 500) @WebAddress(domain = "linkedin.com", message = "must be an address on linkedin.com") @Nullable
        String linkedin,

        @Size(max = 120) @OneLine @Nullable String source,

        @Size(max = 60) @Schema(description = "A key of lead-statuses.") @Nullable
        String status,

        @Nullable UUID ownerId,

        @Size(max = LeadTags.MOST) @Schema(description = "Kept in lower case. Absent: they stay as they are.") @Nullable
        List<@NotBlank @Size(max = 60) @OneLine @Pattern(regexp = "[^,]*", message = "must not hold a comma") String>
                tags,

        @Metadata
        @Schema(
                implementation = Object.class,
                description = "Values of the campaign's own fields by their keys. Absent: they stay as they are.")
        @Nullable
        JsonNode custom,

        @Size(max = 60)
        @Schema(
                description = "The clock the lead lives by, such as America/Chicago; read from the phone number or the"
                        + " country where absent.")
        @Nullable
        String timeZone) {

    public LeadRequest {
        if (tags != null && tags.stream().noneMatch(Objects::isNull)) {
            tags = LeadTags.normal(tags);
        }
    }

    /** What an e-mail address has to look like. */
    public static final String EMAIL_FORM = "[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+";

    /** Whether there is something to call the lead by. */
    boolean hasName() {
        return lastName != null || company != null || email != null;
    }
}
