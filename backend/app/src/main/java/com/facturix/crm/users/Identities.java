package com.facturix.crm.users;

import com.facturix.crm.platform.api.Problems;
import com.facturix.crm.platform.security.Role;
import com.facturix.crm.users.KeycloakRealm.UserRepresentation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The people as Keycloak knows them: the app's own service account changes them there. Every refusal comes out as a
 * problem: 409 {@code email_taken}, 409 {@code identity_missing}, 502 {@code identity_provider_unavailable}.
 */
@ApplicationScoped
class Identities {
    private static final Logger LOG = Logger.getLogger(Identities.class);
    /** A token is not used in the last seconds of its life, so that it does not end on the way. */
    private static final long SPARE_SECONDS = 20;

    private static final long INVITATION_SECONDS = TimeUnit.DAYS.toSeconds(3);

    private final String realm;
    private final String clientId;
    private final String clientSecret;
    private final String baseUrl;
    private final Clock clock;
    private final KeycloakRealm keycloak;
    private volatile Bearer bearer = new Bearer("", Instant.MIN);

    private record Bearer(String header, Instant until) {}

    Identities(
            @ConfigProperty(name = "facturix.oidc.url") String realmUrl,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "facturix.oidc.client-secret") String clientSecret,
            @ConfigProperty(name = "facturix.base-url") String baseUrl,
            Clock clock) {
        var split = realmUrl.lastIndexOf("/realms/");
        if (split < 0) {
            throw new IllegalArgumentException("facturix.oidc.url must end in /realms/<name>: " + realmUrl);
        }
        this.realm = realmUrl.substring(split + "/realms/".length()).replaceAll("/+$", "");
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.baseUrl = baseUrl;
        this.clock = clock;
        keycloak = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create(realmUrl.substring(0, split)))
                .connectTimeout(3, TimeUnit.SECONDS)
                .readTimeout(10, TimeUnit.SECONDS)
                .build(KeycloakRealm.class);
    }

    /** Makes an identity that can log in once its bearer has set a password; returns its subject. */
    String create(String name, String email, Role role, Language language) {
        var subject = call(auth -> {
            try (var response = keycloak.createUser(auth, realm, representation(name, email, language))) {
                var path = response.getLocation().getPath();
                return path.substring(path.lastIndexOf('/') + 1);
            }
        });
        try {
            setRole(subject, role);
        } catch (RuntimeException e) {
            delete(subject);
            throw e;
        }
        return subject;
    }

    /** Mails a link, good for three days, under which the bearer sets a password. */
    void sendInvitation(String subject) {
        run(auth -> keycloak.sendActionsMail(
                auth, realm, subject, clientId, baseUrl + "/", INVITATION_SECONDS, List.of("UPDATE_PASSWORD")));
    }

    void readdress(String subject, String email) {
        run(auth -> keycloak.updateUser(
                auth, realm, subject, new UserRepresentation(email, email, true, null, null, null, null, null)));
    }

    void rename(String subject, String name) {
        var names = Names.of(name);
        run(auth -> keycloak.updateUser(
                auth,
                realm,
                subject,
                new UserRepresentation(null, null, null, names.first(), names.last(), null, null, null)));
    }

    /** Lets somebody log in, or no longer: then their sessions end too, and refresh tokens with them. */
    void setEnabled(String subject, boolean enabled) {
        run(auth -> keycloak.updateUser(auth, realm, subject, UserRepresentation.enabled(enabled)));
        if (!enabled) {
            run(auth -> keycloak.endSessions(auth, realm, subject));
        }
    }

    /** Gives this one of our realm roles, and takes away the others. */
    void setRole(String subject, Role role) {
        run(auth -> keycloak.addRoles(auth, realm, subject, List.of(keycloak.role(auth, realm, role.key()))));
        run(auth -> {
            var others = keycloak.rolesOf(auth, realm, subject).stream()
                    .filter(held ->
                            Role.find(held.name()).filter(r -> r != role).isPresent())
                    .toList();
            if (!others.isEmpty()) {
                keycloak.removeRoles(auth, realm, subject, others);
            }
        });
    }

    /** Takes back an identity; one that is gone already is fine. */
    void delete(String subject) {
        try {
            run(auth -> keycloak.deleteUser(auth, realm, subject));
        } catch (HttpProblem e) {
            LOG.errorf("Keycloak keeps user %s, whom the directory does not know: %s", subject, e.getMessage());
        }
    }

    private static UserRepresentation representation(String name, String email, Language language) {
        var names = Names.of(name);
        return new UserRepresentation(
                email,
                email,
                true,
                names.first(),
                names.last(),
                true,
                List.of("UPDATE_PASSWORD"),
                Map.of("locale", List.of(language.key())));
    }

    private void run(Consumer<String> work) {
        call(auth -> {
            work.accept(auth);
            return "";
        });
    }

    /** Calls Keycloak with a token; one that it no longer takes is replaced once. */
    private <T> T call(Function<String, T> work) {
        try {
            try {
                return work.apply(bearer());
            } catch (WebApplicationException refused) {
                if (refused.getResponse().getStatus() != 401) {
                    throw refused;
                }
                bearer = new Bearer("", Instant.MIN);
                return work.apply(bearer());
            }
        } catch (WebApplicationException refused) {
            throw problem(refused);
        } catch (ProcessingException unreachable) {
            LOG.warnf("Keycloak does not answer: %s", unreachable.getMessage());
            throw unavailable();
        }
    }

    private String bearer() {
        var known = bearer;
        var now = clock.instant();
        if (now.isBefore(known.until())) {
            return known.header();
        }
        var token = keycloak.token(realm, "client_credentials", clientId, clientSecret);
        var fresh =
                new Bearer("Bearer " + token.accessToken(), now.plusSeconds(token.expiresInSeconds() - SPARE_SECONDS));
        bearer = fresh;
        return fresh.header();
    }

    private static HttpProblem problem(WebApplicationException refused) {
        var status = refused.getResponse().getStatus();
        return switch (status) {
            case 409 -> Problems.conflict("email_taken", "Somebody has this e-mail address already.");
            case 404 ->
                Problems.conflict("identity_missing", "Keycloak no longer knows this person. Invite them again.");
            case 400 ->
                Problems.of(
                        Status.BAD_REQUEST, "invalid_request", "Keycloak does not accept this name or e-mail address.");
            default -> {
                LOG.warnf("Keycloak answered %d", status);
                yield unavailable();
            }
        };
    }

    private static HttpProblem unavailable() {
        return Problems.of(
                Status.BAD_GATEWAY,
                "identity_provider_unavailable",
                "The login service does not answer. Nothing was changed.");
    }

    /** Keycloak wants two names where we keep one. */
    private record Names(String first, String last) {
        static Names of(String name) {
            var space = name.lastIndexOf(' ');
            return space < 0
                    ? new Names(name, "")
                    : new Names(name.substring(0, space).strip(), name.substring(space + 1));
        }
    }
}
