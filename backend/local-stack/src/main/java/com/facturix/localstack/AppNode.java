package com.facturix.localstack;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One running process of the packaged app. */
public final class AppNode implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    /** Longer than the app gives its own running requests to end. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final int port;

    private AppNode(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static AppNode start(StackConfig config, String name, int port, Map<String, String> settings, Servers servers) {
        Path jar = config.root().resolve("backend/app/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException("The app is not built: " + jar + " is missing. Build it with: make run");
        }
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String options = System.getenv().getOrDefault("FACTURIX_JAVA_OPTS", "-Xmx512m");
        command.addAll(List.of(options.strip().split("\\s+")));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()));
        AppNode node = new AppNode(
                ChildProcess.start(new ChildProcess.Launch(
                        "The app", command, environment, config.log(name), config.pid(name), STOP_LIMIT)),
                port);
        servers.add(node).process.awaitAnswer(URI.create(node.url() + "/q/health/ready"), START_LIMIT);
        return node;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public long pid() {
        return process.pid();
    }

    ChildProcess process() {
        return process;
    }

    /** Ends it as a power cut would (kill -9), to see what survives. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
