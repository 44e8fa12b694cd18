package com.facturix.crm.platform.security;

import com.facturix.crm.platform.api.Problems;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller of this request; a background job sets whom it works for with {@link #actAs}. */
@RequestScoped
public class CurrentCaller {
    /** The attribute under which the identity carries its {@link Caller}. */
    public static final String ATTRIBUTE = "facturix.caller";

    private final CurrentIdentityAssociation identity;
    private @Nullable Caller caller;
    private Origin origin = Origin.SYSTEM;
    private @Nullable String address;

    CurrentCaller(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** How a change came in; kept in the audit log. */
    public enum Origin {
        BROWSER,
        API,
        IMPORT,
        SYSTEM
    }

    /** The caller. Refuses with 401 where nobody is logged in. */
    public Caller get() {
        if (caller == null) {
            caller = of(identity.getIdentity());
        }
        return caller;
    }

    public UUID id() {
        return get().id();
    }

    /** The caller where there is one; a change by the system itself has none. */
    public @Nullable Caller orNull() {
        return caller;
    }

    /** From here on this request context works for {@code caller}: used by jobs, which have no session. */
    public void actAs(Caller caller, Origin origin) {
        this.caller = caller;
        this.origin = origin;
    }

    void cameFrom(Origin origin, @Nullable String address) {
        this.origin = origin;
        this.address = address;
    }

    public Origin origin() {
        return origin;
    }

    /** The remote address as the server saw it, or null for a job. */
    public @Nullable String address() {
        return address;
    }

    /** The caller that an identity carries; 401 for an anonymous one. */
    public static Caller of(SecurityIdentity identity) {
        if (identity.isAnonymous() || !(identity.getAttribute(ATTRIBUTE) instanceof Caller caller)) {
            throw Problems.of(Status.UNAUTHORIZED, "unauthenticated", "Log in first.");
        }
        return caller;
    }
}
