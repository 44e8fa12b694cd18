package com.facturix.crm.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to do with these threads, or with all that match a filter. */
@Schema(name = "ThreadAction", examples = "{\"ids\": [\"01936d5e-7a4b-7c31-9d51-0a2b3c4d5e6f\"], \"action\": \"done\"}")
public record ThreadAction(
        @Size(max = 1000) @Nullable List<@NotNull UUID> ids,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "The parameters of listThreads by their names, such as {\"folder\": \"inbox\"}.")
        @Valid
        @Nullable
        ThreadFilter filter,

        @NotNull Verb action,

        @Schema(description = "With snooze: when they come back.") @Nullable
        Instant until) {

    /** What can be done with threads. */
    @Schema(name = "ThreadVerb")
    public enum Verb {
        @JsonProperty("done")
        DONE,
        @JsonProperty("reopen")
        REOPEN,
        @JsonProperty("read")
        READ,
        @JsonProperty("unread")
        UNREAD,
        @JsonProperty("flag")
        FLAG,
        @JsonProperty("unflag")
        UNFLAG,
        @JsonProperty("snooze")
        SNOOZE,
        @JsonProperty("wake")
        WAKE
    }

    /** What came of it: the threads that are otherwise now. */
    @Schema(name = "ThreadActionResult")
    public record Result(
            int changed,
            List<UUID> ids,

            @Schema(
                    description =
                            "What takes all of it back within an hour; null where nothing changed, or only marks.")
            @Nullable
            UUID undoId) {}
}
