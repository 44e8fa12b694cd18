package com.facturix.crm.mailboxes;

import com.facturix.crm.platform.api.OneLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A mail server as somebody gives it. Its text never shows the password. */
public record ServerRequest(
        @NotBlank @Size(max = 253) String host,
        @NotNull @Min(1) @Max(65_535) Integer port,
        @NotNull Security security,

        @NotBlank @Size(max = 254) @OneLine String user,

        @Schema(description = "Null keeps the one that is known, as long as nothing else of the server changes.")
        @Size(max = 1000)
        @Pattern(regexp = "[^\\x00\\r\\n]*", message = "must be one line")
        @Nullable
        String password) {

    ServerRequest withHost(String spelled) {
        return new ServerRequest(spelled, port, security, user, password);
    }

    @Override
    public String toString() {
        return "%s:%s (%s) as %s".formatted(host, port, security, user);
    }
}
