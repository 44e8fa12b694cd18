package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server beside the stack's, to be killed with all its processes and started again on what it left. */
public final class OwnPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final PostgresBinaries binaries;
    private final PostgresServer.Settings settings;
    private final Databases databases;
    private ChildProcess process;

    private OwnPostgres(PostgresBinaries binaries, PostgresServer.Settings settings) {
        this.binaries = binaries;
        this.settings = settings;
        this.databases = new Databases(settings.port(), settings.adminPassword());
        this.process = launch(binaries, settings);
        restart();
    }

    static OwnPostgres start(StackConfig config, Endpoints endpoints) {
        int port = Ports.unused();
        String name = "postgres-" + port;
        PostgresServer.Settings settings = new PostgresServer.Settings(
                config.data().resolve(name),
                port,
                false,
                endpoints.postgresAdminPassword(),
                config.log(name),
                config.pid(name));
        PostgresBinaries binaries = PostgresBinaries.unpacked(config.cache(), Versions.ofThisBuild());
        try {
            PostgresServer.initialise(binaries, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        OwnPostgres server = new OwnPostgres(binaries, settings);
        server.databases.prepareRoles(endpoints.ownerPassword(), endpoints.appPassword());
        return server;
    }

    public Databases databases() {
        return databases;
    }

    /** Ends all its processes at once (kill -9): what was confirmed is there afterwards, and nothing else. */
    public void kill() {
        List<ProcessHandle> children = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::children)
                .toList();
        process.kill();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Starts it on its data, and waits until it has recovered. As long as one of the killed still goes, it is refused. */
    public void restart() {
        boolean inTime = Await.until(START_LIMIT, () -> {
            if (!process.isAlive()) {
                process = launch(binaries, settings);
            }
            return answers();
        });
        if (!inTime) {
            throw process.failure();
        }
    }

    private static ChildProcess launch(PostgresBinaries binaries, PostgresServer.Settings settings) {
        Map<String, String> options = PostgresServer.options(settings);
        // Who is killed takes along what the operating system was not given; what it was given is safe without fsync.
        options.put("synchronous_commit", "on");
        options.put("shared_buffers", "64MB");
        List<String> arguments = new ArrayList<>(List.of("-D", settings.data().toString()));
        options.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return ChildProcess.start(new ChildProcess.Launch(
                "PostgreSQL",
                binaries.command("postgres", arguments),
                Map.of(),
                settings.log(),
                settings.pid(),
                STOP_LIMIT));
    }

    private boolean answers() {
        try (var connection = databases.connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Its data goes with it. */
    @Override
    public void close() {
        kill();
        Folders.delete(settings.data());
    }
}
