package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One PostgreSQL server: its data folder, its process. Passwords are checked even on the loopback address. */
final class PostgresServer implements AutoCloseable {

    /** The role that made the cluster; the app never gets to know its password. */
    static final String ADMIN = "postgres";

    private static final String STOP_SECONDS = "60";

    private final PostgresBinaries binaries;
    private final Settings settings;
    private final ChildProcess process;

    /** Not durable means: fast, and lost when the machine stops. Good enough for a database that lives for one test run. */
    record Settings(Path data, int port, boolean durable, String adminPassword, Path log, Path pid) {}

    private PostgresServer(PostgresBinaries binaries, Settings settings) {
        this.binaries = binaries;
        this.settings = settings;
        this.process = ChildProcess.adopt(
                "PostgreSQL",
                postmaster().orElseThrow(() -> new StackException("PostgreSQL did not stay up.")),
                settings.log(),
                settings.pid(),
                this::stop);
    }

    static PostgresServer start(PostgresBinaries binaries, Settings settings) {
        try {
            if (!Files.exists(settings.data().resolve("PG_VERSION"))) {
                initialise(binaries, settings);
            }
            requireVersion(settings.data());
            stopLeftover(binaries, settings.data());
            ChildProcess.rotate(settings.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            binaries.run(
                    "pg_ctl",
                    List.of(
                            "-D",
                            settings.data().toString(),
                            "-l",
                            settings.log().toString(),
                            "-o",
                            options(settings).entrySet().stream()
                                    .map(option -> "-c " + option.getKey() + "='" + option.getValue() + "'")
                                    .collect(Collectors.joining(" ")),
                            "-w",
                            "-t",
                            STOP_SECONDS,
                            "start"));
        } catch (StackException e) {
            throw new StackException(
                    "PostgreSQL did not start. The end of " + settings.log() + ":\n"
                            + ChildProcess.tail(settings.log()),
                    e);
        }
        return new PostgresServer(binaries, settings);
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }

    /** Fast: open transactions are rolled back, nothing waits for clients that forgot to leave. */
    private void stop() {
        if (process.isAlive()) {
            stop(binaries, settings.data());
        }
    }

    private static void stop(PostgresBinaries binaries, Path data) {
        binaries.run("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "-w", "-t", STOP_SECONDS, "stop"));
    }

    static void initialise(PostgresBinaries binaries, Settings settings) throws IOException {
        Files.createDirectories(settings.data().getParent());
        Folders.delete(settings.data());
        Path password = Files.createTempFile(
                "facturix-pg",
                ".pw",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, settings.adminPassword());
            Folders.make(settings.data(), folder -> {
                List<String> arguments = new java.util.ArrayList<>(List.of(
                        "-D",
                        folder.toString(),
                        "-U",
                        ADMIN,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + password,
                        "-E",
                        "UTF8",
                        // The same order of strings on every machine; people's order comes from ICU collations.
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions"));
                if (!settings.durable()) {
                    arguments.add("--no-sync");
                }
                binaries.run("initdb", arguments);
            });
        } finally {
            Files.delete(password);
        }
    }

    private static void requireVersion(Path data) throws IOException {
        String version = Files.readString(data.resolve("PG_VERSION")).strip();
        if (!version.equals("18")) {
            throw new StackException("The data in " + data + " is of PostgreSQL " + version
                    + "; this program brings 18. Move it away, or start afresh with: make clean-data");
        }
    }

    /**
     * Ends a server that a killed run left behind. A {@code postmaster.pid} whose process is gone, or is by now some
     * other program, would make PostgreSQL refuse to start, so it is removed.
     */
    private static void stopLeftover(PostgresBinaries binaries, Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        if (postmaster(data).isPresent()) {
            stop(binaries, data);
        } else {
            Files.deleteIfExists(file);
        }
    }

    private Optional<ProcessHandle> postmaster() {
        return postmaster(settings.data());
    }

    private static Optional<ProcessHandle> postmaster(Path data) {
        try {
            String first = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(first.strip()))
                    .filter(ProcessHandle::isAlive)
                    // Unknown counts as ours: to leave a server alone is safer than to start a second one on its data.
                    .filter(process -> process.info()
                            .command()
                            .map(c -> c.endsWith("postgres"))
                            .orElse(true));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Map<String, String> options(Settings settings) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("port", Integer.toString(settings.port()));
        options.put("listen_addresses", "127.0.0.1");
        options.put("unix_socket_directories", "");
        options.put("max_connections", "200");
        // Enough for a demo firm; a million leads want the memory that their server would have.
        int memory = Integer.parseInt(System.getenv().getOrDefault("FACTURIX_POSTGRES_MB", "256"));
        options.put("shared_buffers", memory + "MB");
        options.put("effective_cache_size", 4 * memory + "MB");
        options.put("work_mem", "16MB");
        options.put("maintenance_work_mem", "128MB");
        options.put("max_wal_size", 8 * memory + "MB");
        options.put("random_page_cost", "1.1");
        // Compiling a query takes longer than any query of this product should.
        options.put("jit", "off");
        options.put("timezone", "UTC");
        options.put("log_timezone", "UTC");
        options.put("shared_preload_libraries", "pg_stat_statements");
        if (!settings.durable()) {
            options.put("fsync", "off");
            options.put("synchronous_commit", "off");
            options.put("full_page_writes", "off");
        }
        return options;
    }
}
