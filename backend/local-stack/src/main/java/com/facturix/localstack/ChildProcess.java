package com.facturix.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A server started by this stack: its output goes to a log file, its pid to a file, its end is noticed. */
final class ChildProcess implements AutoCloseable {

    private static final int TAIL_LINES = 15;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final String name;
    private final ProcessHandle process;
    private final Path log;
    private final PidFile pidFile;
    private final Runnable stop;
    private final CompletableFuture<ChildProcess> unexpectedEnd = new CompletableFuture<>();
    private volatile boolean stopping;

    private ChildProcess(String name, ProcessHandle process, Path log, Path pid, Runnable stop) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = new PidFile(pid);
        this.stop = stop;
        pidFile.write(process);
        process.onExit().thenRun(() -> {
            if (!stopping) {
                unexpectedEnd.complete(this);
            }
        });
    }

    /** What is needed to start a server; {@code patience} is how long it may take to stop before it is killed. */
    record Launch(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Path pid,
            Duration patience) {}

    /**
     * Starts a program that ignores Ctrl-C and a closed terminal. Those reach every process of the terminal at once,
     * but the servers must stop one after the other: only this program's own shutdown ends them.
     */
    static ChildProcess start(Launch launch) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        command.addAll(launch.command());
        try {
            rotate(launch.log());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(launch.log().toFile());
            builder.environment().putAll(launch.environment());
            ProcessHandle process = builder.start().toHandle();
            return new ChildProcess(
                    launch.name(), process, launch.log(), launch.pid(), () -> end(process, launch.patience()));
        } catch (IOException e) {
            throw new UncheckedIOException(launch.name() + " could not be started", e);
        }
    }

    /** Takes over a server that detached itself from its starter and is stopped by a program of its own. */
    static ChildProcess adopt(String name, ProcessHandle process, Path log, Path pid, Runnable stop) {
        return new ChildProcess(name, process, log, pid, stop);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Returns as soon as the address answers 200; fails when the process ended first or the time is over. */
    void awaitAnswer(URI address, Duration limit) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            boolean inTime = Await.until(limit, () -> !isAlive() || answers(client, request));
            if (!isAlive()) {
                throw failure();
            }
            if (!inTime) {
                throw new StackException(name + " did not answer " + address + " within " + limit.toSeconds()
                        + " s. The end of " + log + ":\n" + tail(log));
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Completes when the process ends without having been asked to. */
    CompletableFuture<ChildProcess> unexpectedEnd() {
        return unexpectedEnd;
    }

    /** The message for a server that ended by itself: which one, and its last words. */
    StackException failure() {
        return new StackException(name + " ended unexpectedly. The end of " + log + ":\n" + tail(log));
    }

    @Override
    public void close() {
        stopping = true;
        stop.run();
        pidFile.delete();
    }

    /** Ends it at once, without letting it tidy up. */
    void kill() {
        stopping = true;
        process.destroyForcibly();
        Await.until(KILL_LIMIT, () -> !process.isAlive());
        pidFile.delete();
    }

    /**
     * Asks a process to end, and kills it when it does not within the time given. Looks instead of waiting to be told:
     * the threads that tell may be held up while this program itself is ending.
     */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!Await.until(patience, () -> !process.isAlive())) {
            process.destroyForcibly();
            Await.until(KILL_LIMIT, () -> !process.isAlive());
        }
    }

    static String tail(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    /** Keeps the log of the run before as {@code name.log.1}. */
    static void rotate(Path log) throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
