package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL, Keycloak and a mail server on the loopback address. {@link #start} starts one that {@link #close} stops
 * again; {@link #shared} gives tests the one that runs already, or starts one for this JVM.
 */
public final class LocalStack implements AutoCloseable {

    /** Names a file of endpoints: set by whoever started a stack for several test programs. */
    public static final String SHARED_STACK_VARIABLE = "FACTURIX_STACK_FILE";

    private static LocalStack shared;

    private final StackConfig config;
    private final Progress progress;
    private final Servers servers;
    private final CompletableFuture<StackException> failure = new CompletableFuture<>();
    private Endpoints endpoints;
    private final AtomicInteger nodes = new AtomicInteger();

    private LocalStack(StackConfig config, Progress progress) {
        this.config = config;
        this.progress = progress;
        this.servers = new Servers(progress::say);
    }

    /** Starts every server and waits until each answers. Whatever was started is stopped again when one fails. */
    public static LocalStack start(StackConfig config, Progress progress) {
        LocalStack stack = stopped(config, progress);
        stack.begin();
        return stack;
    }

    /** One that {@link #begin} starts, so that it can be closed while it is still starting. */
    static LocalStack stopped(StackConfig config, Progress progress) {
        return new LocalStack(config, progress);
    }

    void begin() {
        try {
            startServers();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** For tests: the stack that {@value #SHARED_STACK_VARIABLE} names, or one that lives as long as this JVM. */
    public static synchronized LocalStack shared() {
        if (shared == null) {
            String file = System.getenv(SHARED_STACK_VARIABLE);
            if (file != null && !file.isBlank()) {
                shared = new LocalStack(StackConfig.attached(StackConfig.findRoot()), Progress.silent());
                shared.endpoints = Endpoints.read(Path.of(file));
            } else {
                shared = start(StackConfig.forTests(StackConfig.findRoot()), Progress.console());
                Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
            }
        }
        return shared;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public Databases databases() {
        return new Databases(endpoints.postgresPort(), endpoints.postgresAdminPassword());
    }

    public Identity identity() {
        return new Identity(endpoints.keycloakUrl(), endpoints.keycloakAdminPassword());
    }

    /**
     * Starts the packaged app on a port and waits until it is ready.
     *
     * @param settings environment variables beside, or instead of, those of {@link Endpoints#forApp}
     */
    public AppNode startApp(int port, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(endpoints.forApp());
        environment.putAll(settings);
        AppNode node = AppNode.start(config, "app-" + nodes.incrementAndGet(), port, environment, servers);
        watch(node.process());
        return node;
    }

    /** For tests that pull the plug: a PostgreSQL of their own, which knows the app's roles by the stack's passwords. */
    public OwnPostgres startPostgres() {
        return servers.add(OwnPostgres.start(config, endpoints));
    }

    /** Completes when a server ends by itself; says which, with the end of its log. */
    CompletableFuture<StackException> failure() {
        return failure;
    }

    /** Stops everything in the reverse order of starting. */
    @Override
    public void close() {
        servers.close();
    }

    /** The programs that every stack of this project runs, unpacked and made ready. */
    record Programs(PostgresBinaries postgres, KeycloakDistribution keycloak) {}

    /** Makes the programs ready without starting any. */
    Programs prepare() {
        Versions versions = Versions.ofThisBuild();
        User.requireWritable(config.cache());
        return new Programs(
                PostgresBinaries.unpacked(config.cache(), versions),
                KeycloakDistribution.ready(config, versions, progress, servers));
    }

    private void startServers() {
        Programs programs = prepare();
        prepareFolder();
        Secrets secrets = Secrets.loadOrCreate(config.data().resolve("secrets.properties"));

        String databaseUrl =
                progress.step("Starting PostgreSQL 18 on port " + config.ports().postgres(), () -> {
                    startPostgres(programs.postgres(), secrets);
                    return prepareDatabases(secrets);
                });
        endpoints = Endpoints.of(config, secrets, databaseUrl);
        startMail();
        boolean fresh = !Files.exists(config.data().resolve("keycloak"));
        progress.step(
                "Starting Keycloak on port " + config.ports().keycloak() + (fresh ? " (first start, about 20 s)" : ""),
                () -> startKeycloak(programs.keycloak(), secrets));
        endpoints.write(config.data().resolve("run").resolve("stack.env"));
    }

    private void prepareFolder() {
        try {
            if (config.temporary()) {
                Leftovers.removeDeadTestStacks(config.data().getParent(), progress);
                Files.createDirectories(config.data());
                servers.add(() -> Folders.delete(config.data()));
            } else {
                Files.createDirectories(config.data());
            }
            Leftovers.own(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void startPostgres(PostgresBinaries binaries, Secrets secrets) {
        PostgresServer server = PostgresServer.start(
                binaries,
                new PostgresServer.Settings(
                        config.data().resolve("pg"),
                        config.ports().postgres(),
                        config.durable(),
                        secrets.postgresAdmin(),
                        config.log("postgres"),
                        config.pid("postgres")));
        servers.add(server);
        watch(server.process());
    }

    private String prepareDatabases(Secrets secrets) {
        Databases databases = new Databases(config.ports().postgres(), secrets.postgresAdmin());
        databases.prepareRoles(secrets);
        databases.createIfMissing(Databases.KEYCLOAK, Databases.KEYCLOAK);
        return databases.create("facturix");
    }

    private void startMail() {
        MailFolder folder = new MailFolder(config.data().resolve("mail"));
        servers.add(MailServer.start(config.ports(), folder));
        servers.add(MailboxPage.start(config.ports().mailbox(), folder));
    }

    private void startKeycloak(KeycloakDistribution distribution, Secrets secrets) {
        ChildProcess server = KeycloakServer.start(
                servers,
                distribution,
                new KeycloakServer.Settings(
                        config.data().resolve("keycloak"),
                        config.ports().keycloak(),
                        databases().url(Databases.KEYCLOAK),
                        secrets,
                        RealmFile.local(config.forTests()),
                        endpoints.forRealm(),
                        config.log("keycloak"),
                        config.pid("keycloak")));
        watch(server);
        followPorts();
    }

    /** The realm is imported once; when the ports move later, it is told. */
    private void followPorts() {
        Path noted = config.data().resolve("keycloak").resolve("points-at");
        String now = endpoints.baseUrl() + " " + endpoints.smtpPort();
        try {
            if (Files.exists(noted) && !Files.readString(noted).equals(now)) {
                identity().pointAt(endpoints.baseUrl(), endpoints.smtpPort());
            }
            Files.writeString(noted, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(ChildProcess process) {
        process.unexpectedEnd().thenAccept(ended -> failure.complete(ended.failure()));
    }
}
