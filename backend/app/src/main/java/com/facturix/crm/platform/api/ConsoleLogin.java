package com.facturix.crm.platform.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Tells the OpenAPI console of this installation where to log in. It stands in the served contract only: the committed
 * one knows no address.
 */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public class ConsoleLogin implements OASFilter {
    private static final String LOGIN = "login";

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var realm = ConfigProvider.getConfig().getValue("facturix.oidc.url", String.class);
        var flow = OASFactory.createOAuthFlow()
                .authorizationUrl(realm + "/protocol/openid-connect/auth")
                .tokenUrl(realm + "/protocol/openid-connect/token")
                .scopes(Map.of("openid", "Who you are"));
        contract.getComponents()
                .addSecurityScheme(
                        LOGIN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.OAUTH2)
                                .flows(OASFactory.createOAuthFlows().authorizationCode(flow)));
        contract.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(LOGIN, List.of("openid")));
    }
}
