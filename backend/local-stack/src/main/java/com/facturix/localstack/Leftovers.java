package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a stack that was killed left behind: servers that still run, and folders of test runs. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String OWNER = "owner.pid";

    private Leftovers() {}

    /** Says which process this folder's stack belongs to. */
    static void own(Path data) {
        new PidFile(data.resolve("run").resolve(OWNER)).write(ProcessHandle.current());
    }

    /** Ends the servers of a stack whose own process is gone; the database last, since the others use it. */
    static void end(Path data, Progress progress) {
        for (Path file : pidFiles(data)) {
            PidFile pidFile = new PidFile(file);
            pidFile.running().ifPresent(process -> {
                progress.say("Ending a server that a killed run left behind: "
                        + file.getFileName().toString().replace(".pid", "") + " (process " + process.pid() + ")");
                ChildProcess.end(process, PATIENCE);
            });
            pidFile.delete();
        }
    }

    /** Removes the folders of test stacks whose process is gone. */
    static void removeDeadTestStacks(Path tests, Progress progress) {
        if (!Files.isDirectory(tests)) {
            return;
        }
        try (Stream<Path> folders = Files.list(tests)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Path owner = folder.resolve("run").resolve(OWNER);
                if (Files.exists(owner) && new PidFile(owner).running().isEmpty()) {
                    end(folder, progress);
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pidFiles(Path data) {
        Path run = data.resolve("run");
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".pid"))
                    .filter(file -> !file.getFileName().toString().equals(OWNER))
                    .sorted((a, b) -> rank(a) - rank(b))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int rank(Path pidFile) {
        String name = pidFile.getFileName().toString();
        return name.startsWith("app") ? 0 : name.startsWith("keycloak") ? 1 : 2;
    }
}
