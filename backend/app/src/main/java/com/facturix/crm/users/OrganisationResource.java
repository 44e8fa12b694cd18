package com.facturix.crm.users;

import com.facturix.crm.platform.security.Permission;
import com.facturix.crm.platform.security.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/organisation")
@Tag(name = "Users")
class OrganisationResource {
    private final Organisation organisation;

    OrganisationResource(
            @ConfigProperty(name = "facturix.organisation") String name,
            @ConfigProperty(name = "facturix.currency") String currency,
            @ConfigProperty(name = "facturix.base-url") String baseUrl) {
        organisation = new Organisation(name, currency, baseUrl);
    }

    /**
     * The firm that runs this installation.
     *
     * @param currency ISO 4217; all money is in it
     */
    public record Organisation(String name, String currency, String baseUrl) {}

    @GET
    @Requires(Permission.USE)
    @Operation(operationId = "getOrganisation", summary = "The firm, and the currency of all money")
    public Organisation get() {
        return organisation;
    }
}
