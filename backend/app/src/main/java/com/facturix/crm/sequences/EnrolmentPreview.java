package com.facturix.crm.sequences;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What taking leads on would do: how many go in, and who is left out and why. */
public record EnrolmentPreview(int total, int enrollable, List<Group> leftOut) {

    /** {@code rows}: the first of them. */
    @Schema(name = "EnrolmentLeftOut")
    public record Group(LeftOut reason, int count, List<Lead> rows) {}

    @Schema(name = "EnrolmentLeftOutLead")
    public record Lead(
            @Schema(description = "Null where it is not one that you can see.") @Nullable
            UUID leadId,

            @Nullable String name,
            @Nullable String company,

            @Schema(
                    description =
                            "The tokens that have no value; why the address is suppressed; the other sequence's name.")
            @Nullable
            String detail) {}
}
