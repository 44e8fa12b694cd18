package com.facturix.crm.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import com.facturix.localstack.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Nodes that are processes of their own, as in production, so that they can be stopped and killed. */
public final class PackagedApp {
    private PackagedApp() {}

    /** A node on a database that the service under test has migrated already. */
    public static AppNode on(String databaseUrl) {
        return start(Map.of("FACTURIX_DB_URL", databaseUrl, "QUARKUS_FLYWAY_MIGRATE_AT_START", "false"));
    }

    /** A node on a database that it may have to migrate first. */
    public static AppNode onNew(String databaseUrl) {
        return start(Map.of("FACTURIX_DB_URL", databaseUrl));
    }

    /** As {@link #onNew(String)}, set up otherwise than the stack's own. */
    public static AppNode onNew(String databaseUrl, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("FACTURIX_DB_URL", databaseUrl);
        return start(all);
    }

    private static AppNode start(Map<String, String> settings) {
        assumeTrue(
                Files.exists(Path.of("target/quarkus-app/quarkus-run.jar")),
                "A node of its own is the packaged app, which is not built yet: mvn package");
        return LocalStack.shared().startApp(Ports.unused(), settings);
    }
}
