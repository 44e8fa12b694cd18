package com.facturix.crm.testing;

import com.facturix.crm.platform.persistence.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A test of the running service over HTTP: real PostgreSQL, real Keycloak, one stack for all classes. Subclasses carry
 * {@code @QuarkusTest}, which is not inherited.
 */
@QuarkusTestResource(value = StackResource.class)
public abstract class ApiTest {
    static {
        // Long enough for a busy machine: who waits for what never comes fails anyway.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Inject
    protected Given given;

    @Inject
    protected People people;

    @Inject
    protected Sql sql;

    /** Counts what a refused write must not have left behind: rows of the table, and audit entries. */
    protected Trace trace(String table) {
        return new Trace(
                sql.count("select count(*) from " + table, Map.of()),
                sql.count("select count(*) from audit_entry", Map.of()));
    }

    /** See {@link #trace}. Tests of one JVM run one after the other, so counts stand still in between. */
    public record Trace(long rows, long auditEntries) {}
}
