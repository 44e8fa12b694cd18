package com.facturix.crm.users;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The few calls of Keycloak's admin REST API that keep it and the directory in step; paths from the server's root. */
@Path("/")
interface KeycloakRealm {
    @POST
    @Path("realms/{realm}/protocol/openid-connect/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Token token(
            @PathParam("realm") String realm,
            @FormParam("grant_type") String grantType,
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret);

    @POST
    @Path("admin/realms/{realm}/users")
    Response createUser(
            @HeaderParam("Authorization") String bearer, @PathParam("realm") String realm, UserRepresentation user);

    @PUT
    @Path("admin/realms/{realm}/users/{id}")
    void updateUser(
            @HeaderParam("Authorization") String bearer,
            @PathParam("realm") String realm,
            @PathParam("id") String id,
            UserRepresentation user);

    @DELETE
    @Path("admin/realms/{realm}/users/{id}")
    void deleteUser(
            @HeaderParam("Authorization") String bearer, @PathParam("realm") String realm, @PathParam("id") String id);

    @PUT
    @Path("admin/realms/{realm}/users/{id}/execute-actions-email")
    void sendActionsMail(
            @HeaderParam("Authorization") String bearer,
            @PathParam("realm") String realm,
            @PathParam("id") String id,
            @QueryParam("client_id") String clientId,
            @QueryParam("redirect_uri") String redirectUri,
            @QueryParam("lifespan") long lifespanSeconds,
            List<String> actions);

    @POST
    @Path("admin/realms/{realm}/users/{id}/logout")
    void endSessions(
            @HeaderParam("Authorization") String bearer, @PathParam("realm") String realm, @PathParam("id") String id);

    @GET
    @Path("admin/realms/{realm}/roles/{role}")
    RoleRepresentation role(
            @HeaderParam("Authorization") String bearer,
            @PathParam("realm") String realm,
            @PathParam("role") String role);

    @GET
    @Path("admin/realms/{realm}/users/{id}/role-mappings/realm")
    List<RoleRepresentation> rolesOf(
            @HeaderParam("Authorization") String bearer, @PathParam("realm") String realm, @PathParam("id") String id);

    @POST
    @Path("admin/realms/{realm}/users/{id}/role-mappings/realm")
    void addRoles(
            @HeaderParam("Authorization") String bearer,
            @PathParam("realm") String realm,
            @PathParam("id") String id,
            List<RoleRepresentation> roles);

    @DELETE
    @Path("admin/realms/{realm}/users/{id}/role-mappings/realm")
    @Consumes(MediaType.APPLICATION_JSON)
    void removeRoles(
            @HeaderParam("Authorization") String bearer,
            @PathParam("realm") String realm,
            @PathParam("id") String id,
            List<RoleRepresentation> roles);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresInSeconds) {}

    /** What is null is left as it is in Keycloak. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record UserRepresentation(
            @Nullable String username,
            @Nullable String email,
            @Nullable Boolean emailVerified,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable Boolean enabled,
            @Nullable List<String> requiredActions,
            @Nullable Map<String, List<String>> attributes) {

        static UserRepresentation enabled(boolean enabled) {
            return new UserRepresentation(null, null, null, null, null, enabled, null, null);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record RoleRepresentation(String id, String name) {}
}
