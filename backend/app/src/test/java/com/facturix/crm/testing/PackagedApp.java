package com.facturix.crm.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.facturix.localstack.AppNode;
import com.facturix.localstack.LocalStack;
import com.facturix.localstack.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Nodes that are processes of their own, as in production, so that they can be stopped and killed. */
public final class PackagedApp {
    private PackagedApp() {}

    /** A node on a database that the service under test has migrated already. */
    public static AppNode on(String databaseUrl) {
        assumeBuilt();
        return start(Map.of("FACTURIX_DB_URL", databaseUrl, "QUARKUS_FLYWAY_MIGRATE_AT_START", "false"));
    }

    /**
     * Several nodes on a database of their own, which the first of them migrates. Side by side they are up hardly later
     * than one would be, and a killed one is found dead soon.
     */
    public static List<AppNode> severalOnNew(int many, String databaseUrl, Map<String, String> settings) {
        assumeBuilt();
        var all = new HashMap<>(settings);
        all.put("FACTURIX_DB_URL", databaseUrl);
        all.put("FACTURIX_JOBS_HEARTBEAT", "500ms");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return Stream.generate(() -> CompletableFuture.supplyAsync(() -> start(all), threads))
                    .limit(many)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** The one of them that {@code picked_by} of a job names. */
    public static Optional<AppNode> named(List<AppNode> nodes, String pickedBy) {
        return nodes.stream()
                .filter(node -> pickedBy.startsWith(node.pid() + "-"))
                .findFirst();
    }

    /** Skips the test where there is nothing to start. */
    public static void assumeBuilt() {
        assumeTrue(
                Files.exists(Path.of("target/quarkus-app/quarkus-run.jar")),
                "A node of its own is the packaged app, which is not built yet: mvn package");
    }

    private static AppNode start(Map<String, String> settings) {
        return LocalStack.shared().startApp(Ports.unused(), settings);
    }
}
