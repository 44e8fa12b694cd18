package com.facturix.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Keycloak's own distribution, unpacked and optimised once for the database that it will use. Every instance then
 * starts from it without building itself again.
 */
record KeycloakDistribution(Path folder) {

    /** What the CRM never asks of its login server; each is code that need not be loaded. */
    private static final String UNUSED = "docker,device-flow,ciba,par,kerberos,organization,impersonation";

    private static final List<String> BUILD = List.of("build", "--db=postgres", "--features-disabled=" + UNUSED);

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

    static KeycloakDistribution ready(StackConfig config, Versions versions, Progress progress, Servers servers) {
        KeycloakDistribution distribution =
                new KeycloakDistribution(config.cache().resolve("keycloak-" + versions.keycloak()));
        Folders.exclusively(config.cache().resolve("keycloak.lock"), () -> {
            if (!distribution.isBuilt()) {
                Folders.delete(distribution.folder());
                progress.step(
                        "Unpacking Keycloak " + versions.keycloak() + " (once)",
                        () -> Folders.make(distribution.folder(), folder -> unpack(versions.keycloakZip(), folder)));
                progress.step(
                        "Optimising Keycloak for its database (once, about 30 s)",
                        () -> distribution.build(servers, config.log("keycloak-build")));
            }
        });
        return distribution;
    }

    /** The command line of the server without its shell script, so that the process is the server itself. */
    List<String> command(Path home, List<String> systemProperties, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms64m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                // Half the start-up time; a login server for one machine never gets hot enough to want more.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory"));
        command.addAll(systemProperties);
        command.addAll(List.of(
                "-cp",
                folder.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    private boolean isBuilt() {
        try {
            Path marker = marker();
            return Files.exists(marker) && Files.readString(marker).equals(String.join(" ", BUILD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void build(Servers servers, Path log) {
        ChildProcess.Launch launch = new ChildProcess.Launch(
                "Keycloak's build",
                command(folder, List.of("-Dkc.config.build-and-exit=true"), BUILD),
                Map.of(),
                log,
                folder.resolve("build.pid"),
                Duration.ofSeconds(5));
        try (ChildProcess build = servers.add(ChildProcess.start(launch))) {
            boolean ended = Await.until(BUILD_LIMIT, () -> !build.isAlive());
            if (!ended || !Files.readString(log).contains("Server configuration updated and persisted")) {
                throw new StackException(
                        "Keycloak could not be optimised. The end of " + log + ":\n" + ChildProcess.tail(log));
            }
            Files.writeString(marker(), String.join(" ", BUILD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path marker() {
        return folder.resolve(".optimised-with");
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        if (!Files.exists(archive)) {
            throw new StackException("Keycloak's distribution is not at " + archive
                    + " any more: build the local stack again (make run does).");
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                // Everything is in one folder named after the version, which gets our own name.
                String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = folder.resolve(inside).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive of Keycloak leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, target);
                    }
                }
            }
        }
    }
}
