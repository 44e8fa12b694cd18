package com.facturix.crm.users;

import com.facturix.crm.platform.security.Caller;
import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Role;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Puts the {@code Caller} into every identity, whether it came by cookie, bearer token or WebSocket handshake. The role
 * is the directory's, so that a demotion holds at once and not when the token ends.
 */
@ApplicationScoped
class CallerAugmentor implements SecurityIdentityAugmentor {
    /** How Keycloak names the user behind a client's service account. */
    private static final String SERVICE_ACCOUNT = "service-account-";

    private static final int LONGEST_NAME = 200;

    private final LoginService logins;
    private final CallerCache cache;

    CallerAugmentor(LoginService logins, CallerCache cache) {
        this.logins = logins;
        this.cache = cache;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        var claims = claims(identity, token);
        var known = cache.known(claims);
        // Most requests are somebody's whom we know: those need no thread that may wait for the database.
        return known.isPresent()
                ? Uni.createFrom().item(withCaller(identity, known))
                : context.runBlocking(() -> withCaller(identity, cache.ask(claims, () -> admit(claims))));
    }

    /**
     * An identity with the caller and the directory's role alone: what the token says of roles holds no longer. One
     * that may not come in gets no caller and no role; {@code MembersOnly} then keeps it out.
     */
    private static SecurityIdentity withCaller(SecurityIdentity identity, Optional<Caller> caller) {
        var known = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        caller.ifPresent(person -> known.addRole(person.role().key()).addAttribute(CurrentCaller.ATTRIBUTE, person));
        return known.build();
    }

    /** Two first requests at once may both find nobody: the one that comes second looks again. */
    private Optional<Caller> admit(LoginService.Claims claims) {
        try {
            return logins.admit(claims);
        } catch (RuntimeException e) {
            return logins.admit(claims);
        }
    }

    private static LoginService.Claims claims(SecurityIdentity identity, JsonWebToken token) {
        var username = Optional.ofNullable(token.<String>getClaim("preferred_username"))
                .orElse(token.getSubject());
        var service = username.startsWith(SERVICE_ACCOUNT);
        var name = Optional.ofNullable(token.<String>getClaim("name"))
                .filter(text -> !text.isBlank())
                .orElse(service ? username.substring(SERVICE_ACCOUNT.length()) : username);
        var verified = Boolean.TRUE.equals(token.<Object>getClaim("email_verified"));
        var issuedAt = Instant.ofEpochSecond(token.getIssuedAtTime());
        return new LoginService.Claims(
                token.getSubject(),
                service,
                shortened(name.strip()),
                verified ? token.<String>getClaim("email") : null,
                strongest(identity),
                token.getClaim("locale"),
                issuedAt,
                token.<Object>getClaim("auth_time") instanceof Number seconds
                        ? Instant.ofEpochSecond(seconds.longValue())
                        : issuedAt);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME / 2));
    }

    private static @Nullable Role strongest(SecurityIdentity identity) {
        return Arrays.stream(Role.values())
                .filter(role -> identity.getRoles().contains(role.key()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
