package com.facturix.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * What kind of stack to start, and where.
 *
 * @param root the folder of the whole project
 * @param data where everything that this stack writes goes; removed at the end when {@code temporary}
 * @param baseUrl the address people see; links in mails and the way back from the login start with it
 * @param durable false trades the safety of the data for speed, for databases that live as long as one test run
 * @param forTests adds a client that gives tokens for passwords, and makes passwords cheap to check
 */
public record StackConfig(
        Path root, Path data, Ports ports, String baseUrl, boolean durable, boolean temporary, boolean forTests) {

    /** The stack of {@code make run}: fixed ports, data that stays. */
    public static StackConfig forRun(Path root, Map<String, String> environment) {
        Ports ports = Ports.fromEnvironment(environment);
        String baseUrl = environment.getOrDefault("FACTURIX_BASE_URL", "http://localhost:" + ports.app());
        return new StackConfig(root, root.resolve(".local"), ports, baseUrl, true, false, false);
    }

    /** A stack beside any other: free ports, data that goes with it. */
    public static StackConfig forTests(Path root) {
        Ports ports = Ports.free();
        Path data =
                root.resolve(".local").resolve("test").resolve(UUID.randomUUID().toString());
        return new StackConfig(root, data, ports, "http://localhost:" + ports.app(), false, true, true);
    }

    /** For a program that uses a test stack which another program started: only its own logs go here. */
    static StackConfig attached(Path root) {
        return new StackConfig(root, root.resolve(".local").resolve("attached"), Ports.free(), "", false, true, true);
    }

    /** The same with a database that keeps what it confirmed, for measuring what users will see. */
    public StackConfig durably() {
        return new StackConfig(root, data, ports, baseUrl, true, temporary, forTests);
    }

    /** The project's folder: given by the property {@code facturix.root}, or above the working directory. */
    public static Path findRoot() {
        String given = System.getProperty("facturix.root");
        if (given != null) {
            return Path.of(given).toAbsolutePath().normalize();
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("deploy/keycloak/facturix-realm.json"))) {
                return folder;
            }
        }
        throw new StackException("Run this inside the project's folder, or give it with -Dfacturix.root=FOLDER.");
    }

    /** Programs that were unpacked once for every stack of this project. */
    Path cache() {
        return root.resolve(".local");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path log(String name) {
        return logs().resolve(name + ".log");
    }

    Path pid(String name) {
        return data.resolve("run").resolve(name + ".pid");
    }
}
