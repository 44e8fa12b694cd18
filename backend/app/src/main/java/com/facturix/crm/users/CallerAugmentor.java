package com.facturix.crm.users;

import com.facturix.crm.platform.security.CurrentCaller;
import com.facturix.crm.platform.security.Role;
import io.quarkus.security.AuthenticationFailedException;
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
        return context.runBlocking(() -> withCaller(identity, token));
    }

    private SecurityIdentity withCaller(SecurityIdentity identity, JsonWebToken token) {
        var claims = claims(identity, token);
        var caller = cache.get(claims, () -> logins.admit(claims))
                .orElseThrow(() -> new AuthenticationFailedException("Not active, or without a role"));
        return QuarkusSecurityIdentity.builder(identity)
                .addRole(caller.role().key())
                .addAttribute(CurrentCaller.ATTRIBUTE, caller)
                .build();
    }

    private static LoginService.Claims claims(SecurityIdentity identity, JsonWebToken token) {
        var username = Optional.ofNullable(token.<String>getClaim("preferred_username"))
                .orElse(token.getSubject());
        var service = username.startsWith("service-account-");
        var name = Optional.ofNullable(token.<String>getClaim("name"))
                .filter(text -> !text.isBlank())
                .orElse(service ? username.substring("service-account-".length()) : username);
        var verified = Boolean.TRUE.equals(token.<Object>getClaim("email_verified"));
        return new LoginService.Claims(
                token.getSubject(),
                service,
                name.strip(),
                verified ? token.<String>getClaim("email") : null,
                strongest(identity),
                token.getClaim("locale"),
                Instant.ofEpochSecond(token.getIssuedAtTime()));
    }

    private static @Nullable Role strongest(SecurityIdentity identity) {
        return Arrays.stream(Role.values())
                .filter(role -> identity.getRoles().contains(role.key()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
